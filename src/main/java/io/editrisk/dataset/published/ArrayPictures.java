package io.editrisk.dataset.published;

import io.editrisk.image.RgbImage;

/** Pictures out of arrays, as 8-bit RGB. */
final class ArrayPictures {

    private static final int CHANNELS = 3;

    private ArrayPictures() {}

    /** Grey, rows from the top: three equal channels. */
    static RgbImage grey(byte[] values, int from, int width, int height) {
        byte[] rgb = new byte[width * height * CHANNELS];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = values[from + i / CHANNELS];
        }
        return new RgbImage(width, height, rgb);
    }

    /** [channel, row, column], as CIFAR's binary files have it. */
    static RgbImage planes(byte[] values, int from, int width, int height) {
        int pixels = width * height;
        byte[] rgb = new byte[pixels * CHANNELS];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = values[from + i % CHANNELS * pixels + i / CHANNELS];
        }
        return new RgbImage(width, height, rgb);
    }

    /** [channel, column, row], as MATLAB's column-major order leaves [row, column, channel]. */
    static RgbImage columns(byte[] values, int from, int width, int height) {
        byte[] rgb = new byte[width * height * CHANNELS];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    rgb[at++] = values[from + (channel * width + x) * height + y];
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
