package io.editrisk.image;

/**
 * A decoded picture: 8-bit RGB, rows from the top, pixels from the left, three bytes a pixel. The array is shared, not
 * copied: whoever makes or receives one leaves its bytes alone.
 */
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
}
