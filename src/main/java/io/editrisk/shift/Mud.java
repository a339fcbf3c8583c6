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
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i / Levels.CHANNELS;
            float thickness = (float) mud.rows()[pixel / image.width()][pixel % image.width()];
            float opacity = thickness < THINNEST ? 0 : thickness;
            float clear = Levels.single(pixels[i]) * (1 - opacity);
            dirty[i] = Levels.level(clear + COLOUR[i % Levels.CHANNELS] * opacity);
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
