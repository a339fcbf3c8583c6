package io.editrisk.report.findings;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spearman's: Pearson's correlation of ranks, equal values sharing the mean of theirs. */
final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * Of two numbers that each of several things has.
     *
     * @return -1..1; NaN where one of them is the same for all
     */
    static double of(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " values");
        }
        double[] a = ranks(x);
        double[] b = ranks(y);
        double middle = (x.length + 1) / 2.0;
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - middle) * (b[i] - middle);
            ofA += (a[i] - middle) * (a[i] - middle);
            ofB += (b[i] - middle) * (b[i] - middle);
        }
        return both / Math.sqrt(ofA * ofB);
    }

    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        Arrays.setAll(ranks, i -> {
            long below = IntStream.range(0, values.length)
                    .filter(j -> values[j] < values[i])
                    .count();
            long same = IntStream.range(0, values.length)
                    .filter(j -> values[j] == values[i])
                    .count();
            return below + (same + 1) / 2.0;
        });
        return ranks;
    }
}
