package io.editrisk.shift;

import java.util.Arrays;

/**
 * A point drawn out one way along a line, as ImageMagick's MotionBlurImage has it: half a Gaussian, on the pixels nearest to
 * the line; beyond the edge lies the last pixel. Sums are rounded to 16 bits, then to 8.
 */
final class Streak {

    /** How long it is. Its weights end after {@code 2 * radius + 1} pixels and fall off with sigma. */
    record Length(int radius, double sigma) {}

    /** ImageMagick's 16 bits a channel: 257 times 8 bits. */
    private static final double DEPTH = 257;

    private final int[] right;
    private final int[] down;
    private final double[] weights;

    private Streak(int[] right, int[] down, double[] weights) {
        this.right = right;
        this.down = down;
        this.weights = weights;
    }

    /** @param angle in degrees, clockwise from the right */
    static Streak of(Length length, double angle) {
        int width = 2 * length.radius() + 1;
        double[] weights = new double[width];
        double sum = 0;
        for (int i = 0; i < width; i++) {
            weights[i] = StrictMath.exp(-((double) i * i) / (2 * length.sigma() * length.sigma()));
            sum += weights[i];
        }
        double radians = StrictMath.PI * angle / 180;
        double y = width * StrictMath.sin(radians);
        double x = width * StrictMath.cos(radians);
        double hypotenuse = StrictMath.hypot(y, x);
        int[] right = new int[width];
        int[] down = new int[width];
        for (int i = 0; i < width; i++) {
            weights[i] /= sum;
            right[i] = (int) Math.ceil(i * x / hypotenuse - 0.5);
            down[i] = (int) Math.ceil(i * y / hypotenuse - 0.5);
        }
        return new Streak(right, down, weights);
    }

    /** @param levels 0..255, of a picture so many pixels wide, the channels of a pixel side by side */
    byte[] blur(byte[] levels, int width, int channels) {
        int length = width * channels;
        int margin = weights.length;
        Grid wide = Grid.of(levels, width, channels, level -> (level & 0xff) * DEPTH)
                .widened(margin, Border.NEAREST);
        double[][] rows = wide.rows();
        byte[] blurred = new byte[levels.length];
        double[] one = new double[length];
        double[] two = new double[length];
        double[] sums = new double[length];
        for (int y = 0; y < rows.length; y++) {
            Arrays.fill(sums, 0);
            for (int i = 0; i < weights.length - 1; i += 2) {
                System.arraycopy(row(rows, y, i), (margin + right[i]) * channels, one, 0, length);
                System.arraycopy(row(rows, y, i + 1), (margin + right[i + 1]) * channels, two, 0, length);
                add(weights[i], one, weights[i + 1], two, sums);
            }
            int last = weights.length - 1; // there is always an odd number of them
            System.arraycopy(row(rows, y, last), (margin + right[last]) * channels, one, 0, length);
            add(weights[last], one, 0, one, sums);
            round(sums, blurred, y * length);
        }
        return blurred;
    }

    private double[] row(double[][] rows, int y, int i) {
        return rows[Border.NEAREST.inside(y + down[i], rows.length)];
    }

    private static void add(double weight, double[] row, double otherWeight, double[] other, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (sums[i] + weight * row[i]) + otherWeight * other[i];
        }
    }

    private static void round(double[] sums, byte[] levels, int at) {
        for (int i = 0; i < sums.length; i++) {
            int deep = (int) (sums[i] + 0.5) + 128;
            levels[at + i] = (byte) ((deep - (deep >> 8)) >> 8);
        }
    }
}
