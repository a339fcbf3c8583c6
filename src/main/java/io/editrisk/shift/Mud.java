package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/** Brown drops that hide the picture; in single precision. */
final class Mud {

    private static final float[] COLOUR = {(float) (63 / 255.), (float) (42 / 255.), (float) (20 / 255.)};

    /** Thinner than this it is not there at all. */
    private static final float THINNEST = .8f;

    private Mud() {}

    static RgbImage on(RgbImage image, Grid liquid, double threshold, double sigma) {
        for (double[] row : liquid.rows()) {
            for (int x = 0; x < row.length; x++) {
                row[x] = row[x] > threshold ? 1 : 0;
            }
        }
        GaussianKernel kernel = GaussianKernel.of(sigma, GaussianKernel.REACH);
        Grid halfway = singles(kernel.down(liquid, Border.NEAREST));
        Grid mud = singles(kernel.down(halfway.turned(), Border.NEAREST).turned());
        byte[] pixels = image.pixels();
        byte[] dirty = new byte[pixels.length];
        int at = 0;
        for (double[] row : mud.rows()) {
            for (double thickness : row) {
                float opacity = (float) thickness < THINNEST ? 0 : (float) thickness;
                for (int channel = 0; channel < Levels.CHANNELS; channel++, at++) {
                    float clear = Levels.single(pixels[at]) * (1 - opacity);
                    dirty[at] = Levels.level(clear + COLOUR[channel] * opacity);
                }
            }
        }
        return new RgbImage(image.width(), image.height(), dirty);
    }

    /** Each number rounded to single precision. */
    private static Grid singles(Grid grid) {
        for (double[] row : grid.rows()) {
            for (int x = 0; x < row.length; x++) {
                row[x] = (float) row[x];
            }
        }
        return grid;
    }
}
