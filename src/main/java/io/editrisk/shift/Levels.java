package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/** Between bytes and the published code's numbers. */
final class Levels {

    static final int CHANNELS = 3;

    private Levels() {}

    /** {@code uint8 / 255} as doubles in [0, 1], in the order of the bytes. */
    static double[] fractions(RgbImage image) {
        byte[] pixels = image.pixels();
        double[] fractions = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            fractions[i] = (pixels[i] & 0xff) / 255.0;
        }
        return fractions;
    }

    /** {@code clip(x, 0, 1) * 255} as a byte: cut off, not rounded, as {@code np.uint8} does it. */
    static byte level(double fraction) {
        return (byte) (int) (Math.min(Math.max(fraction, 0), 1) * 255);
    }
}
