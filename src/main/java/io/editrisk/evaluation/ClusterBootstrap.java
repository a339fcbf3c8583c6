package io.editrisk.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Intervals for means over shifts. The same source image under twelve corruptions is not twelve independent images: source
 * images are drawn anew, each with everything that was measured on it (Efron and Tibshirani 1993). Percentile intervals:
 * the means here are of hundreds of images and bounded, so that corrections for skew would change the third digit at most.
 */
public final class ClusterBootstrap {

    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;

    private ClusterBootstrap() {}

    /**
     * The interval of the mean of one value a source image.
     *
     * @param values one a source image, at least one
     * @param seed of what is drawn: the same values and seed give the same interval
     */
    public static Interval ofMean(double[] values, long seed) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[resample] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(quantile(means, TAIL), quantile(means, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        double beyond = place - below;
        return below + 1 < sorted.length ? sorted[below] * (1 - beyond) + sorted[below + 1] * beyond : sorted[below];
    }
}
