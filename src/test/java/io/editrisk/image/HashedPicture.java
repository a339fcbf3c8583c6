package io.editrisk.image;

import java.util.zip.CRC32;

/** Pictures and numbers that a multiplicative hash makes, the same ones as in {@code src/test/reference/preprocessing.py}. */
public final class HashedPicture {

    private static final long MULTIPLIER = 2654435761L;

    private HashedPicture() {}

    /** Byte i is bits 24 to 31 of i * 2654435761. */
    public static RgbImage of(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * MULTIPLIER >>> 24);
        }
        return new RgbImage(width, height, pixels);
    }

    /** The number that belongs to i, in [0, 1). */
    public static double uniform(int i) {
        return (i * MULTIPLIER & 0xffffffffL) / 0x1p32;
    }

    /** CRC-32 of bytes. */
    public static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
