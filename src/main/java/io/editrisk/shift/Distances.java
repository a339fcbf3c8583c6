package io.editrisk.shift;

import java.util.Arrays;

/**
 * How far every pixel is from the nearest one that is marked, as OpenCV's distanceTransform approximates it (DIST_L2 with
 * a mask of 5 by 5): steps to a neighbour, to one across the corner, and of a knight, in 65536ths of a pixel.
 */
final class Distances {

    private static final int STEP = 1 << 16;
    private static final int CORNER = Math.round(1.4f * STEP);
    private static final int KNIGHT = Math.round(2.1969f * STEP);
    private static final int FAR = 1 << 30;

    /** Pixels around the picture that are far from everything. */
    private static final int MARGIN = 2;

    private final int width;
    private final int[] distances;

    private Distances(int width, int[] distances) {
        this.width = width;
        this.distances = distances;
    }

    /** In pixels, row by row; very far everywhere if nothing is marked. */
    static float[] from(Plane marked) {
        int width = marked.width() + 2 * MARGIN;
        int[] fixed = new int[width * (marked.height() + 2 * MARGIN)];
        Arrays.fill(fixed, FAR);
        for (int y = 0; y < marked.height(); y++) {
            for (int x = 0; x < marked.width(); x++) {
                if (marked.at(y * marked.width() + x) != 0) {
                    fixed[(y + MARGIN) * width + x + MARGIN] = 0;
                }
            }
        }
        Distances distances = new Distances(width, fixed);
        distances.pass(MARGIN * width + MARGIN, 1);
        distances.pass((marked.height() + MARGIN) * width - MARGIN - 1, -1);
        float[] pixels = new float[marked.width() * marked.height()];
        for (int y = 0, i = 0; y < marked.height(); y++) {
            int at = (y + MARGIN) * width + MARGIN;
            for (int x = 0; x < marked.width(); x++, i++, at++) {
                pixels[i] = fixed[at] * (1f / STEP);
            }
        }
        return pixels;
    }

    /** From the first pixel forward over all rows, or from the last backward: what lies behind gives the distance. */
    private void pass(int first, int forward) {
        int rows = distances.length / width - 2 * MARGIN;
        for (int row = 0; row < rows; row++) {
            int at = first + row * forward * width;
            for (int i = 0; i < width - 2 * MARGIN; i++, at += forward) {
                distances[at] = Math.min(distances[at], behind(at, -forward));
            }
        }
    }

    private int behind(int at, int back) {
        int one = at + back * width;
        int two = one + back * width;
        int knight = Math.min(
                Math.min(distances[two - 1], distances[two + 1]), Math.min(distances[one - 2], distances[one + 2]));
        int corner = Math.min(distances[one - 1], distances[one + 1]);
        int step = Math.min(distances[one], distances[at + back]);
        return Math.min(Math.min(knight + KNIGHT, corner + CORNER), step + STEP);
    }
}
