package io.editrisk.shift;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Pearson's test of counts against what they should be. */
final class ChiSquare {

    private ChiSquare() {}

    /** What the statistic exceeds once in a million tries if all is right. */
    static double limit(int bins) {
        return ChiSquaredDistribution.of(bins - 1).inverseSurvivalProbability(1e-6);
    }

    static double of(long[] counts, double[] probabilities) {
        double total = Arrays.stream(counts).sum();
        double statistic = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            double expected = total * probabilities[bin];
            statistic += (counts[bin] - expected) * (counts[bin] - expected) / expected;
        }
        return statistic;
    }

    /** All bins as likely. */
    static double ofEven(long[] counts) {
        double[] even = new double[counts.length];
        Arrays.fill(even, 1.0 / counts.length);
        return of(counts, even);
    }
}
