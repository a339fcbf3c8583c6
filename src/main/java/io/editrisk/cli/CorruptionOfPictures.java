package io.editrisk.cli;

import io.editrisk.dataset.ImageIdentity;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.shift.PictureFrame;
import io.editrisk.shift.SeededShifts;
import io.editrisk.shift.Shift;

/** How pictures are corrupted: with which random numbers, and which part of them. Threads may share one. */
record CorruptionOfPictures(SeededShifts shifts, PictureFrame frame) {

    private static final ImageCodec CODEC = new ImageCodec();

    /**
     * A picture to be corrupted.
     *
     * @param identity digest of its decoded pixels before anything is cut off: the same picture is corrupted alike whatever
     *     its file is called, wherever it lies, and if it was encoded again without loss
     * @param pixels what of it is seen
     */
    record Original(String identity, RgbImage pixels) {}

    /** Decodes a picture's file; a {@link DamagedImageException} where it is not whole. */
    Original original(byte[] file) {
        RgbImage whole = CODEC.decode(file);
        return new Original("sha256:" + ImageIdentity.pixels(whole), frame.fit(whole));
    }

    RgbImage corrupted(Original original, Shift shift) {
        return shifts.apply(shift, original.identity(), original.pixels());
    }

    /** The corrupted picture's file. */
    byte[] encoded(Original original, Shift shift) {
        return frame.encode(corrupted(original, shift), CODEC);
    }
}
