package io.editrisk.network;

import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of 32x32 pixels whose bytes are the top bytes of a multiplicative hash: any language makes the same ones. */
public final class Hashed {

    private static final int BYTES = 32 * 32 * 3;
    private static final long MULTIPLIER = 2654435761L;

    private Hashed() {}

    /** The byte at {@code i}, counted over all pictures, is bits 24 to 31 of {@code i * 2654435761}. */
    public static List<RgbImage> pictures(int count) {
        return IntStream.range(0, count)
                .mapToObj(picture -> new RgbImage(32, 32, pixels(picture)))
                .toList();
    }

    private static byte[] pixels(int picture) {
        byte[] pixels = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            pixels[i] = (byte) (((long) picture * BYTES + i) * MULTIPLIER >>> 24);
        }
        return pixels;
    }
}
