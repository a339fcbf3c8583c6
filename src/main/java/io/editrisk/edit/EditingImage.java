package io.editrisk.edit;

import io.editrisk.dataset.UndecodedSample;
import io.editrisk.image.RgbImage;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An image of an editing task, its pictures decoded when they are asked for, on any thread.
 *
 * @param place where it lies, for people
 * @param identity which source image it is; what seeds its crops
 * @param label y, the index of its class
 * @param picture what the network is to be right about: x' of a pair, else the image itself
 * @param original x, where the data are pairs
 * @param mask grey, not 0 where x' differs from x, of their size; where the data have masks
 */
public record EditingImage(
        String place,
        String identity,
        int label,
        Supplier<RgbImage> picture,
        Optional<Supplier<RgbImage>> original,
        Optional<Supplier<RgbImage>> mask) {

    /** A pair of a data set. */
    public static EditingImage ofPair(UndecodedSample pair) {
        return new EditingImage(
                pair.place(),
                pair.identity(),
                pair.label(),
                pair::modified,
                Optional.of(pair::picture),
                pair.hasMask() ? Optional.of(pair::mask) : Optional.empty());
    }

    /** An image of a data set. */
    public static EditingImage of(UndecodedSample sample) {
        return new EditingImage(
                sample.place(), sample.identity(), sample.label(), sample::picture, Optional.empty(), Optional.empty());
    }
}
