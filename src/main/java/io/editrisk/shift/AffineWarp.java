package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * OpenCV 4's warpAffine, linear and with the edges mirrored, to the last bit: places are rounded to 32nds of a pixel, sums
 * are single precision in its order. (OpenCV 5 rounds otherwise.)
 */
final class AffineWarp {

    /** OpenCV's AB_BITS: places are 1024ths before they are rounded to 32nds. */
    private static final int PRECISION = 1024;

    private static final int PLACES = 32;

    /** From the result's pixels to the source's: x = xx * x + xy * y + xt, and y likewise. */
    private final double[] toX;

    private final double[] toY;

    private AffineWarp(double[] toX, double[] toY) {
        this.toX = toX;
        this.toY = toY;
    }

    /**
     * The map that moves three corners of the middle third, right below, right above and left above, by up to {@code reach}
     * pixels either way. A picture with no middle third, of one or two pixels, stays as it is.
     */
    static AffineWarp draw(RgbImage image, double reach, Draws draws) {
        int third = Math.min(image.width(), image.height()) / 3;
        float[] x = new float[3];
        float[] y = new float[3];
        int middleX = image.width() / 2;
        int middleY = image.height() / 2;
        for (int corner = 0; corner < 3; corner++) {
            x[corner] = middleX + (corner == 2 ? -third : third) + (float) draws.uniform(-reach, reach);
            y[corner] = middleY + (corner == 0 ? third : -third) + (float) draws.uniform(-reach, reach);
        }
        if (third == 0) {
            return new AffineWarp(new double[] {1, 0, 0}, new double[] {0, 1, 0});
        }
        double[] forwardX = forward(x, third, middleX, middleY);
        double[] forwardY = forward(y, third, middleX, middleY);
        return inverse(forwardX, forwardY);
    }

    /** One row of the map that takes the three corners where they were drawn to. */
    private static double[] forward(float[] to, int third, int middleX, int middleY) {
        double ofX = ((double) to[1] - to[2]) / (2.0 * third);
        double ofY = ((double) to[0] - to[1]) / (2.0 * third);
        return new double[] {ofX, ofY, to[2] - ofX * (middleX - third) - ofY * (middleY - third)};
    }

    private static AffineWarp inverse(double[] x, double[] y) {
        double determinant = x[0] * y[1] - x[1] * y[0];
        double scale = determinant == 0 ? 0 : 1 / determinant;
        double xx = y[1] * scale;
        double xy = x[1] * -scale;
        double yx = y[0] * -scale;
        double yy = x[0] * scale;
        return new AffineWarp(
                new double[] {xx, xy, -xx * x[2] - xy * y[2]}, new double[] {yx, yy, -yx * x[2] - yy * y[2]});
    }

    /** The picture's fractions moved: [height][width][3]. */
    float[] apply(RgbImage image) {
        float[] warped = new float[image.pixels().length];
        int at = 0;
        for (int y = 0; y < image.height(); y++) {
            int rowX = (int) Math.rint((toX[1] * y + toX[2]) * PRECISION) + PRECISION / PLACES / 2;
            int rowY = (int) Math.rint((toY[1] * y + toY[2]) * PRECISION) + PRECISION / PLACES / 2;
            for (int x = 0; x < image.width(); x++) {
                int placeX = (rowX + (int) Math.rint(toX[0] * x * PRECISION)) >> 5;
                int placeY = (rowY + (int) Math.rint(toY[0] * x * PRECISION)) >> 5;
                put(image, placeX, placeY, warped, at);
                at += Levels.CHANNELS;
            }
        }
        return warped;
    }

    /** @param x in 32nds of a pixel, as is y */
    private static void put(RgbImage image, int x, int y, float[] warped, int at) {
        float right = (x & PLACES - 1) / (float) PLACES;
        float below = (y & PLACES - 1) / (float) PLACES;
        float leftAbove = (1 - below) * (1 - right);
        float rightAbove = (1 - below) * right;
        float leftBelow = below * (1 - right);
        float rightBelow = below * right;
        int here = place(image, x >> 5, y >> 5);
        int beside = place(image, (x >> 5) + 1, y >> 5);
        int under = place(image, x >> 5, (y >> 5) + 1);
        int across = place(image, (x >> 5) + 1, (y >> 5) + 1);
        byte[] pixels = image.pixels();
        for (int channel = 0; channel < Levels.CHANNELS; channel++) {
            warped[at + channel] = Levels.single(pixels[here + channel]) * leftAbove
                    + Levels.single(pixels[beside + channel]) * rightAbove
                    + Levels.single(pixels[under + channel]) * leftBelow
                    + Levels.single(pixels[across + channel]) * rightBelow;
        }
    }

    private static int place(RgbImage image, int x, int y) {
        int width = image.width();
        int height = image.height();
        int insideX = x >= 0 && x < width ? x : Border.REFLECT_101.inside(x, width);
        int insideY = y >= 0 && y < height ? y : Border.REFLECT_101.inside(y, height);
        return (insideY * width + insideX) * Levels.CHANNELS;
    }
}
