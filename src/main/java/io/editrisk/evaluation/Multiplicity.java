package io.editrisk.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Corrections for looking at many p-values or intervals at once. */
final class Multiplicity {

    private Multiplicity() {}

    /**
     * Adjusted p-values by Holm (Scandinavian Journal of Statistics 6, 1979): with those below 5% the chance of any error at all
     * is 5%, however the tests depend on each other.
     */
    static double[] holm(double[] p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double most = 0;
        for (int place = 0; place < order.length; place++) {
            most = Math.max(most, Math.min(1, p[order[place]] * (order.length - place)));
            adjusted[order[place]] = most;
        }
        return adjusted;
    }

    /**
     * Adjusted p-values by Benjamini and Yekutieli (Annals of Statistics 29, 2001): of those below 5%, 5% are wrong on average,
     * however the tests depend on each other.
     */
    static double[] benjaminiYekutieli(double[] p) {
        int[] order = ascending(p);
        double harmonic =
                IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int place = order.length - 1; place >= 0; place--) {
            least = Math.min(least, p[order[place]] * order.length * harmonic / (place + 1));
            adjusted[order[place]] = least;
        }
        return adjusted;
    }

    /** The normal quantile of each of so many two-sided intervals that hold all truths at once with 95% (Bonferroni). */
    static double z(int intervals) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025 / intervals);
    }

    private static int[] ascending(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
