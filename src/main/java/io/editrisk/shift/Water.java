package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.Arrays;

/**
 * Pale turquoise drops, lit along their rims: the distance from their outlines, its histogram levelled, embossed. As
 * OpenCV's functions do it, with all their rounding to 8 bits.
 */
final class Water {

    private static final float[] COLOUR = {(float) (175 / 255.), (float) (238 / 255.), (float) (238 / 255.)};

    /** Light from the upper left. */
    private static final int[][] EMBOSSING = {{-2, -1, 0}, {-1, 1, 1}, {0, 1, 2}};

    private static final int EDGE = 50;
    private static final int STRONG_EDGE = 150;
    private static final float FARTHEST = 20;

    private Water() {}

    /** @param liquid 0 where there is no drop; what is beyond 1 begins again at 0, as {@code astype(uint8)} has it */
    static RgbImage on(RgbImage image, Grid liquid, double strength) {
        Plane drops = Plane.of(liquid);
        Plane outlines = Canny.outlines(drops, EDGE, STRONG_EDGE);
        Plane light = distances(outlines).levelled().filtered(EMBOSSING).smoothed();
        float[] water = new float[image.width() * image.height()];
        float brightest = 0;
        for (int i = 0; i < water.length; i++) {
            water[i] = drops.at(i) * (float) light.at(i);
            brightest = Math.max(brightest, water[i]);
        }
        if (brightest == 0) {
            return image; // the published code divides by 0 here, and the picture is lost
        }
        byte[] pixels = image.pixels();
        byte[] wet = new byte[pixels.length];
        for (int i = 0, at = 0; i < water.length; i++) {
            float shine = water[i] / brightest * (float) strength;
            for (int channel = 0; channel < Levels.CHANNELS; channel++, at++) {
                wet[at] = Levels.level(Levels.single(pixels[at]) + shine * COLOUR[channel]);
            }
        }
        return new RgbImage(image.width(), image.height(), wet);
    }

    /** How far each point is from the nearest outline, up to 20 pixels; the mean of 3 by 3 of these. */
    private static Plane distances(Plane outlines) {
        float[] distances = Distances.from(outlines);
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.min(distances[i], FARTHEST);
        }
        int width = outlines.width();
        int height = outlines.height();
        byte[] means = new byte[distances.length];
        double[] sums = new double[width + 2];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int near = y - 1; near <= y + 1; near++) {
                int row = Border.REFLECT_101.inside(near, height) * width;
                for (int x = 0; x < width; x++) {
                    sums[x + 1] += distances[row + x];
                }
            }
            sums[0] = sums[1 + Border.REFLECT_101.inside(-1, width)];
            sums[width + 1] = sums[1 + Border.REFLECT_101.inside(width, width)];
            for (int x = 0; x < width; x++) {
                means[y * width + x] = (byte) (int) (float) ((sums[x] + sums[x + 1] + sums[x + 2]) * (1 / 9.0));
            }
        }
        return new Plane(width, height, means);
    }
}
