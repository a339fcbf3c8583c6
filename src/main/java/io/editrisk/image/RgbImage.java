package io.editrisk.image;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decoded picture: 8-bit RGB, rows from the top, pixels from the left, three bytes a pixel. The array is shared, not
 * copied: whoever makes or receives one leaves its bytes alone.
 */
@SuppressWarnings("ArrayRecordComponent") // equal by content, see below
public record RgbImage(int width, int height, byte[] pixels) {

    public RgbImage {
        if (width < 1 || height < 1 || pixels.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(
                    "a picture of " + width + "x" + height + " has no " + pixels.length + " bytes");
        }
    }

    /** The channel's value, 0..255; channel 0 is red. */
    public int at(int x, int y, int channel) {
        return pixels[(y * width + x) * 3 + channel] & 0xff;
    }

    /** A part of it, copied: width times height pixels from column {@code left} and row {@code top} on. */
    public RgbImage cut(int left, int top, int width, int height) {
        Objects.checkFromIndexSize(left, width, this.width);
        Objects.checkFromIndexSize(top, height, this.height);
        byte[] part = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, ((top + y) * this.width + left) * 3, part, y * width * 3, width * 3);
        }
        return new RgbImage(width, height, part);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RgbImage image
                && width == image.width
                && height == image.height
                && Arrays.equals(pixels, image.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "picture of " + width + "x" + height + " pixels";
    }
}
