package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * Corruptions whose randomness belongs to the picture: it depends on the experiment's seed, the corruption, its severity
 * and the picture's identity, and on nothing else. The same picture is corrupted alike in any shard, order, batch or
 * thread, and on any machine; the original and the edited network see the same pixels.
 *
 * @param frost what frost is cut from
 */
public record SeededShifts(long seed, FrostTextures frost) {

    /** Frost is cut from generated textures. */
    public SeededShifts(long seed) {
        this(seed, FrostTextures.generated());
    }

    /**
     * The picture corrupted.
     *
     * @param identity which source image it is, as the data set has it
     */
    public RgbImage apply(Shift shift, String identity, RgbImage image) {
        Draws draws = SeededDraws.of(seed, "shift", shift.corruption(), Integer.toString(shift.severity()), identity);
        return Corruptions.named(shift.corruption(), frost).apply(image, shift.severity(), draws);
    }
}
