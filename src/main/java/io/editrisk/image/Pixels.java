package io.editrisk.image;

import java.nio.ByteBuffer;

/**
 * A decoded picture as an {@link RgbImage}, but wherever its bytes lie: maybe outside the heap, and then only as long as
 * their owner keeps them.
 */
record Pixels(int width, int height, ByteBuffer rgb) {

    private static final int CHANNELS = 3;

    static Pixels of(RgbImage image) {
        return new Pixels(image.width(), image.height(), ByteBuffer.wrap(image.pixels()));
    }

    /** The same, in memory of its own. */
    RgbImage image() {
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)];
        rgb.get(0, pixels);
        return new RgbImage(width, height, pixels);
    }

    /** Copies the bytes of pixels from column {@code left} of row {@code y} on. */
    void copy(int left, int y, byte[] into, int pixels) {
        rgb.get((y * width + left) * CHANNELS, into, 0, pixels * CHANNELS);
    }
}
