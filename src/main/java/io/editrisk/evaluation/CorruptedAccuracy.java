package io.editrisk.evaluation;

import java.util.List;

/**
 * Accuracy under corruption: the mean over evaluation sets, each corruption at each severity with the same weight.
 *
 * @param mean a fraction
 * @param interval by {@link ClusterBootstrap} over source images
 */
public record CorruptedAccuracy(double mean, Interval interval) {

    /**
     * Over those sets.
     *
     * @param corrupted at least one
     * @param alpha 0 is the unedited network, whatever the edit
     * @param seed of the bootstrap
     */
    public static CorruptedAccuracy of(
            Measurements measured, List<EvaluationSet> corrupted, String edit, double alpha, long seed) {
        Clusters clusters = new Clusters();
        for (EvaluationSet set : corrupted) {
            boolean[] right = measured.right(edit, set, alpha);
            double[] values = new double[right.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = right[i] ? 1 : 0;
            }
            clusters.add(measured.identities(set), values, corrupted.size());
        }
        return new CorruptedAccuracy(clusters.sum(), ClusterBootstrap.ofMean(clusters.values(), seed));
    }
}
