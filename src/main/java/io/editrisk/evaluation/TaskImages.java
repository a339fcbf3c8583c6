package io.editrisk.evaluation;

import io.editrisk.network.PictureFeed.Picture;
import java.util.List;

/**
 * The images of an evaluation task, in the order of its set, made when the network wants them.
 *
 * @param classSubset the classes that answers are taken among, ascending; empty for all
 */
public record TaskImages(List<Image> images, List<Integer> classSubset) {

    /**
     * An image to be right about.
     *
     * @param identity which source image it is
     * @param picture of the network's size, corrupted already where the set is
     */
    public record Image(String identity, int label, Picture picture) {}

    public TaskImages {
        images = List.copyOf(images);
        classSubset = List.copyOf(classSubset);
    }

    List<Picture> pictures() {
        return images.stream().map(Image::picture).toList();
    }
}
