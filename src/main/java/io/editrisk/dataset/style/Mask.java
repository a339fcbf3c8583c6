package io.editrisk.dataset.style;

import io.editrisk.image.RgbImage;
import java.util.Locale;

/**
 * Which part of an image is replaced.
 *
 * @param values a pixel, rows from the top: 0 keeps it, 1 replaces it, and between it is mixed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Mask(int width, int height, float[] values) {

    public Mask {
        if (values.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "a mask of " + width + "x" + height + " has no " + values.length + " values");
        }
        for (float value : values) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "a mask holds %s; 0 to 1 are allowed", value));
            }
        }
    }

    /** From a picture: black keeps, white replaces; its first channel counts. */
    public static Mask of(RgbImage picture) {
        float[] values = new float[picture.width() * picture.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (picture.pixels()[3 * i] & 0xff) / 255f;
        }
        return new Mask(picture.width(), picture.height(), values);
    }

    /** As a grey picture of 256 levels: 0 only where nothing is replaced. */
    public RgbImage picture() {
        byte[] pixels = new byte[3 * values.length];
        for (int i = 0; i < pixels.length; i++) {
            float value = values[i / 3];
            pixels[i] = (byte) (value > 0 ? Math.max(1, Math.rint(value * 255)) : 0);
        }
        return new RgbImage(width, height, pixels);
    }

    /**
     * x (1 - m) + s m, computed in float32 on values of 0 to 1 and rounded to the nearest of 256 levels; exact where the mask
     * is 0 or 1.
     *
     * @throws IllegalArgumentException where the three are not of one size
     */
    public RgbImage paste(RgbImage onto, RgbImage pasted) {
        requireSize(onto);
        float[] levels = new float[onto.pixels().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (onto.pixels()[i] & 0xff) / 255f;
        }
        return paste(levels, pasted);
    }

    /**
     * The same for an image that is not rounded to 256 levels.
     *
     * @param onto three values a pixel, 0 to 1
     */
    public RgbImage paste(float[] onto, RgbImage pasted) {
        requireSize(pasted);
        byte[] pixels = new byte[pasted.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            float share = values[i / 3];
            float kept = onto[i] * (1 - share);
            float brought = (pasted.pixels()[i] & 0xff) / 255f * share;
            pixels[i] = (byte) Math.rint((kept + brought) * 255f);
        }
        return new RgbImage(width, height, pixels);
    }

    private void requireSize(RgbImage picture) {
        if (picture.width() != width || picture.height() != height) {
            throw new IllegalArgumentException("a picture of %dx%d pixels under a mask of %dx%d"
                    .formatted(picture.width(), picture.height(), width, height));
        }
    }
}
