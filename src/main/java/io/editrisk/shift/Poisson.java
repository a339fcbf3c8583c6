package io.editrisk.shift;

import java.util.Arrays;

/**
 * Poisson numbers by inversion: from a uniform number the least count whose cumulative probability reaches it. Exact to the
 * rounding of doubles, and the same everywhere, for it is additions and products from one {@link StrictMath#exp} on.
 */
final class Poisson {

    /** What is left beyond the last count of the table is below half a unit of the uniform number. */
    private static final double REST = 0x1p-54;

    private static final int STARTS = 256;

    /** The probability of each count or less; the last is 1. */
    private final double[] cumulative;

    /** For each of 256 equal parts of [0, 1) the first count that may be the answer. */
    private final int[] starts = new int[STARTS];

    /** @param mean 0..700, above which the probability of no event would underflow */
    Poisson(double mean) {
        if (!(mean >= 0 && mean <= 700)) {
            throw new IllegalArgumentException("a mean of " + mean + " is not in 0..700");
        }
        double[] sums = new double[(int) (mean + 12 * Math.sqrt(mean)) + 20];
        double probability = StrictMath.exp(-mean);
        double sum = probability;
        int count = 0;
        while (count < mean || probability > REST) {
            sums[count] = sum;
            count++;
            probability = probability * mean / count;
            sum += probability;
        }
        sums[count] = 1;
        cumulative = Arrays.copyOf(sums, count + 1);
        for (int part = 1, from = 0; part < STARTS; part++) {
            while (cumulative[from] < part / (double) STARTS) {
                from++;
            }
            starts[part] = from;
        }
    }

    /** @param uniform 0 up to but not 1 */
    int quantile(double uniform) {
        int count = starts[(int) (uniform * STARTS)];
        while (cumulative[count] < uniform) {
            count++;
        }
        return count;
    }
}
