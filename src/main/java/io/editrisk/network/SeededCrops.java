package io.editrisk.network;

import io.editrisk.image.RandomResizedCrop;
import io.editrisk.image.RgbImage;
import io.editrisk.shift.SeededDraws;

/**
 * Crops for training whose randomness belongs to the picture and the epoch: the same in any order, batch or thread, and
 * on any machine.
 */
public record SeededCrops(long seed, RandomResizedCrop crop) {

    /**
     * The picture's crop in that epoch.
     *
     * @param identity which source image it is, as the data set has it
     */
    public RgbImage apply(String identity, int epoch, RgbImage image) {
        SeededDraws draws = SeededDraws.of(seed, "crop", Integer.toString(epoch), identity);
        return crop.apply(image, draws::uniform);
    }
}
