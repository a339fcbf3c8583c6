package io.editrisk.shift;

import java.util.Arrays;

/**
 * Weights for a row, for both its neighbours, for both neighbours of these and so on, from the middle outwards. Sums begin
 * outside, as in SciPy, and take two pairs at a time: a row of sums is fetched and stored half as often.
 */
final class Symmetric {

    private final double[] weights;

    /** How far out the last weight is that is not 0; -1 where there is none. */
    private final int reach;

    private Symmetric(double[] weights) {
        this.weights = weights;
        int last = weights.length - 1;
        while (last >= 0 && weights[last] == 0) {
            last--;
        }
        reach = last;
    }

    static Symmetric of(double[] weights) {
        return new Symmetric(weights);
    }

    /** Adds to each row of sums the weighted rows around it. */
    void addDown(double[][] rows, Border border, double[][] sums) {
        if (reach < 0) {
            return;
        }
        double[][] around = around(rows, border);
        for (int y = 0; y < rows.length; y++) {
            int middle = y + reach;
            add(weights[0], rows[y], sums[y]);
            int i = reach;
            if (reach % 2 == 1) {
                add(weights[i], around[middle - i], around[middle + i], sums[y]);
                i--;
            }
            for (; i > 0; i -= 2) {
                addTwoPairs(around, middle, i, sums[y]);
            }
        }
    }

    /** The rows with those that are seen beyond the edge. */
    private double[][] around(double[][] rows, Border border) {
        double[][] around = new double[rows.length + 2 * reach][];
        Arrays.setAll(around, i -> rows[border.inside(i - reach, rows.length)]);
        return around;
    }

    private static void add(double weight, double[] row, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    private static void add(double weight, double[] above, double[] below, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (above[i] + below[i]);
        }
    }

    /** The pair {@code i} rows away and the next one inside it. */
    private void addTwoPairs(double[][] around, int middle, int i, double[] sums) {
        double weight = weights[i];
        double near = weights[i - 1];
        double[] above = around[middle - i];
        double[] below = around[middle + i];
        double[] nearAbove = around[middle - i + 1];
        double[] nearBelow = around[middle + i - 1];
        for (int x = 0; x < sums.length; x++) {
            sums[x] = (sums[x] + weight * (above[x] + below[x])) + near * (nearAbove[x] + nearBelow[x]);
        }
    }
}
