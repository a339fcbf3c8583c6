package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * Corruptions whose randomness belongs to the picture: it depends on the experiment's seed, the corruption, its severity
 * and the picture's identity, and on nothing else. The same picture is corrupted alike in any shard, order, batch or
 * thread, and on any machine; the original and the edited network see the same pixels.
 */
public record SeededShifts(long seed) {

    /**
     * The picture corrupted.
     *
     * @param identity which source image it is, as the data set has it
     */
    public RgbImage apply(Shift shift, String identity, RgbImage image) {
        Draws draws = SeededDraws.of(seed, "shift", shift.corruption(), Integer.toString(shift.severity()), identity);
        return Corruptions.named(shift.corruption()).apply(image, shift.severity(), draws);
    }
}
