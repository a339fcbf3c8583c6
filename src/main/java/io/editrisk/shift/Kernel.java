package io.editrisk.shift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The weights of a square neighbourhood, as offsets with weights that are not zero, row by row. */
final class Kernel {

    /** A disc up to this radius lies in a grid of 17 by 17 and is smoothed by 3 by 3, a larger one by 5 by 5. */
    private static final int SMALL = 8;

    private record Tap(int x, int y, double weight) {}

    private final List<Tap> taps = new ArrayList<>();

    private Kernel(float[][] weights) {
        int radius = weights.length / 2;
        for (int y = 0; y < weights.length; y++) {
            for (int x = 0; x < weights.length; x++) {
                if (weights[y][x] != 0) {
                    taps.add(new Tap(x - radius, y - radius, weights[y][x]));
                }
            }
        }
    }

    /**
     * The published disc: all points of the grid within the radius, in single precision, of sum 1, then blurred with
     * mirrored borders. It is not scaled again afterwards, so a disc that touches the grid's edge gains a percent.
     */
    static Kernel disc(double radius, double alias) {
        int reach = radius <= SMALL ? SMALL : (int) radius;
        int count = 0;
        float[][] disc = new float[2 * reach + 1][2 * reach + 1];
        for (int y = -reach; y <= reach; y++) {
            for (int x = -reach; x <= reach; x++) {
                if (x * x + y * y <= radius * radius) {
                    disc[y + reach][x + reach] = 1;
                    count++;
                }
            }
        }
        for (float[] row : disc) {
            for (int x = 0; x < row.length; x++) {
                row[x] /= count;
            }
        }
        return new Kernel(smoothed(disc, gaussian(radius <= SMALL ? 3 : 5, alias)));
    }

    /** OpenCV's getGaussianKernel: computed in double precision, scaled to sum 1, then rounded to single. */
    private static float[] gaussian(int size, double sigma) {
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double x = i - (size - 1) * .5;
            weights[i] = StrictMath.exp(-.5 / (sigma * sigma) * x * x);
            sum += weights[i];
        }
        float[] gaussian = new float[size];
        for (int i = 0; i < size; i++) {
            gaussian[i] = (float) (weights[i] * (1 / sum));
        }
        return gaussian;
    }

    /**
     * Along the rows, then along the columns. The order of sums and the fused steps are OpenCV's, to the last bit for the
     * discs of 17 by 17: where the picture is flat, the last bit of the disc's sum decides which level is cut off to.
     */
    private static float[][] smoothed(float[][] disc, float[] gaussian) {
        int side = disc.length;
        float[][] along = new float[side][side];
        float[][] smoothed = new float[side][side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float sum = 0;
                for (int i = 1; i <= gaussian.length / 2; i++) {
                    float sides = disc[y][mirrored(x - i, side)] + disc[y][mirrored(x + i, side)];
                    sum = Math.fma(gaussian[gaussian.length / 2 + i], sides, sum);
                }
                along[y][x] = Math.fma(gaussian[gaussian.length / 2], disc[y][x], sum);
            }
        }
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float sum = gaussian[gaussian.length / 2] * along[y][x];
                for (int i = 1; i <= gaussian.length / 2; i++) {
                    float sides = along[mirrored(y - i, side)][x] + along[mirrored(y + i, side)][x];
                    sum = Math.fma(gaussian[gaussian.length / 2 + i], sides, sum);
                }
                smoothed[y][x] = sum;
            }
        }
        return smoothed;
    }

    /**
     * The weighted sums of the neighbourhood of a pixel.
     *
     * @param pixels [height, width, 3]
     * @param sums takes one sum a channel
     */
    void sums(double[] pixels, int width, int height, int x, int y, double[] sums) {
        Arrays.fill(sums, 0);
        for (Tap tap : taps) {
            int at = (mirrored(y + tap.y(), height) * width + mirrored(x + tap.x(), width)) * Levels.CHANNELS;
            for (int channel = 0; channel < Levels.CHANNELS; channel++) {
                sums[channel] += tap.weight() * pixels[at + channel];
            }
        }
    }

    /** OpenCV's BORDER_REFLECT_101: gfedcb|abcdefgh|gfedcba. */
    static int mirrored(int at, int length) {
        if (length == 1) {
            return 0;
        }
        int inside = at;
        while (inside < 0 || inside >= length) {
            inside = inside < 0 ? -inside : 2 * length - 2 - inside;
        }
        return inside;
    }
}
