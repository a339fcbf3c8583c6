package io.editrisk.shift;

import java.util.Arrays;

/**
 * A Gaussian over the neighbours either way, as SciPy's gaussian_filter applies it: weights of sum 1, down the columns
 * first, in SciPy's order of sums, so that what is compared with a threshold afterwards falls on the same side.
 */
final class GaussianKernel {

    /** Half of it: the middle's weight, then that of each neighbour. */
    private final double[] weights;

    /** After how many standard deviations scikit-image cuts it off. */
    static final double REACH = 4;

    private GaussianKernel(double[] weights) {
        this.weights = weights;
    }

    /**
     * The Gaussian of that standard deviation in pixels.
     *
     * @param truncate after how many standard deviations it is cut off
     */
    static GaussianKernel of(double sigma, double truncate) {
        int radius = (int) (truncate * sigma + 0.5);
        double[] weights = new double[radius + 1];
        double[] whole = new double[2 * radius + 1];
        for (int i = 0; i <= radius; i++) {
            weights[i] = i == 0 ? 1 : Exponential.of(-0.5 / (sigma * sigma) * (i * i));
            whole[radius - i] = weights[i];
            whole[radius + i] = weights[i];
        }
        double sum = sum(whole, 0, whole.length);
        for (int i = 0; i <= radius; i++) {
            weights[i] /= sum;
        }
        return new GaussianKernel(weights);
    }

    /** numpy's order of sums: where the picture is flat, the last bit of the weights decides which level is cut off to. */
    private static double sum(double[] values, int from, int count) {
        if (count > 128) {
            int half = count / 2 - count / 2 % 8;
            return sum(values, from, half) + sum(values, from + half, count - half);
        }
        double[] sums = new double[8];
        int whole = count < 8 ? 0 : count - count % 8;
        for (int i = 0; i < whole; i++) {
            sums[i % 8] += values[from + i];
        }
        double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        for (int i = whole; i < count; i++) {
            sum += values[from + i];
        }
        return sum;
    }

    /** The grid blurred both ways. */
    Grid blur(Grid grid, Border border) {
        return down(down(grid, border).turned(), border).turned();
    }

    /** The grid blurred from row to row. */
    Grid down(Grid grid, Border border) {
        return new Grid(grid.channels(), down(grid.rows(), border));
    }

    private double[][] down(double[][] rows, Border border) {
        if (weights.length == 1) {
            return rows;
        }
        return 2 * weights.length > rows.length ? folded(rows, border) : direct(rows, border);
    }

    private double[][] direct(double[][] rows, Border border) {
        double[][] blurred = new double[rows.length][rows[0].length];
        Symmetric.of(weights).addDown(rows, border, blurred);
        return blurred;
    }

    /** For a kernel that reaches over all rows, several times perhaps: the weights of each row are summed up first. */
    private double[][] folded(double[][] rows, Border border) {
        double[][] blurred = new double[rows.length][rows[0].length];
        double[] weightsOfRows = new double[rows.length];
        for (int y = 0; y < rows.length; y++) {
            Arrays.fill(weightsOfRows, 0);
            for (int i = 1 - weights.length; i < weights.length; i++) {
                weightsOfRows[border.inside(y + i, rows.length)] += weights[Math.abs(i)];
            }
            int even = rows.length & ~1;
            for (int from = 0; from < even; from += 2) {
                add(weightsOfRows[from], rows[from], weightsOfRows[from + 1], rows[from + 1], blurred[y]);
            }
            if (even < rows.length) {
                add(weightsOfRows[even], rows[even], 0, rows[even], blurred[y]);
            }
        }
        return blurred;
    }

    private static void add(double weight, double[] row, double otherWeight, double[] other, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i] + otherWeight * other[i];
        }
    }
}
