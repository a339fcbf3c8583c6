package io.editrisk.network;

import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.stream.IntStream;

/** Square pictures whose bytes are the top bytes of a multiplicative hash: any language makes the same ones. */
public final class Hashed {

    private static final int SMALL = 32;
    private static final long MULTIPLIER = 2654435761L;

    private Hashed() {}

    /** Of 32x32 pixels. */
    public static List<RgbImage> pictures(int count) {
        return pictures(count, SMALL);
    }

    /** The byte at {@code i}, counted over all pictures, is bits 24 to 31 of {@code i * 2654435761}. */
    public static List<RgbImage> pictures(int count, int size) {
        return IntStream.range(0, count)
                .mapToObj(picture -> new RgbImage(size, size, pixels(picture, size * size * 3)))
                .toList();
    }

    private static byte[] pixels(int picture, int bytes) {
        byte[] pixels = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            pixels[i] = (byte) (((long) picture * bytes + i) * MULTIPLIER >>> 24);
        }
        return pixels;
    }
}
