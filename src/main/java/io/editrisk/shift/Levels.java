package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/** Between bytes and the published code's numbers. */
final class Levels {

    static final int CHANNELS = 3;

    /** Of each level its fraction, {@code uint8 / 255}. */
    private static final double[] FRACTIONS = new double[256];

    /** The same in single precision. */
    private static final float[] SINGLES = new float[256];

    static {
        for (int level = 0; level < FRACTIONS.length; level++) {
            FRACTIONS[level] = level / 255.0;
            SINGLES[level] = (float) FRACTIONS[level];
        }
    }

    private Levels() {}

    /** {@code uint8 / 255}. */
    static double fraction(byte level) {
        return FRACTIONS[level & 0xff];
    }

    /** {@code float32(uint8 / 255)}. */
    static float single(byte level) {
        return SINGLES[level & 0xff];
    }

    /** {@code clip(x, 0, 1) * 255} as a byte: cut off, not rounded, as {@code np.uint8} does it. */
    static byte level(double fraction) {
        return clipped((int) (fraction * 255));
    }

    /** The same where the published code computes in single precision. */
    static byte level(float fraction) {
        return clipped((int) (fraction * 255));
    }

    /** A level within 0..255. */
    static byte clipped(int level) {
        return (byte) Math.max(0, Math.min(255, level));
    }

    /** The picture with every level exchanged for another, channel by channel. */
    static RgbImage exchanged(RgbImage image, byte[][] levels) {
        byte[] pixels = image.pixels();
        byte[] exchanged = new byte[pixels.length];
        byte[] red = levels[0];
        byte[] green = levels[1];
        byte[] blue = levels[2];
        for (int i = 0; i < pixels.length; i += CHANNELS) {
            exchanged[i] = red[pixels[i] & 0xff];
            exchanged[i + 1] = green[pixels[i + 1] & 0xff];
            exchanged[i + 2] = blue[pixels[i + 2] & 0xff];
        }
        return new RgbImage(image.width(), image.height(), exchanged);
    }
}
