package io.editrisk.edit;

import io.editrisk.image.RandomResizedCrop;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Network;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.SeededCrops;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a trial sees of its training images: the same in each epoch, or a crop that image and epoch choose. Both pictures of
 * a pair and its mask are cropped alike.
 */
record Views(Optional<SeededCrops> crops) {

    static Views of(TrialSpec spec, Network network) {
        int size = network.architecture().preprocessing().size();
        return new Views(spec.augmentation().map(crop -> new SeededCrops(spec.seed(), RandomResizedCrop.paint(size))));
    }

    /** Whether they are others in each epoch. */
    boolean change() {
        return crops.isPresent();
    }

    /** The pictures x' of some images, or the images themselves. */
    List<Picture> pictures(List<EditingImage> images, int epoch) {
        return images.stream()
                .map(image -> picture(image, image.picture(), epoch))
                .toList();
    }

    /** The pictures x of some pairs. */
    List<Picture> originals(List<EditingImage> images, int epoch) {
        return images.stream()
                .map(image -> picture(image, image.original().orElseThrow(), epoch))
                .toList();
    }

    /** The masks of some pairs; an {@link IllegalArgumentException} where one has none. */
    List<RgbImage> masks(List<EditingImage> images, int epoch) {
        return images.stream()
                .map(image -> view(
                        image,
                        image.mask().orElseThrow(() -> new IllegalArgumentException(image.place() + " has no mask")),
                        epoch))
                .toList();
    }

    private Picture picture(EditingImage image, Supplier<RgbImage> side, int epoch) {
        return new Picture(image.place(), network -> view(image, side, epoch));
    }

    private RgbImage view(EditingImage image, Supplier<RgbImage> side, int epoch) {
        return crops.map(crop -> crop.apply(image.identity(), epoch, side.get()))
                .orElseGet(side);
    }
}
