package io.editrisk.evaluation;

import java.util.List;

/**
 * Accuracy under corruption: the mean over evaluation sets, each corruption at each severity with the same weight.
 *
 * @param mean a fraction
 * @param interval at 95%, over source images with all their corruptions together ({@link Clusters})
 */
public record CorruptedAccuracy(double mean, Interval interval) {

    /**
     * Over those sets.
     *
     * @param corrupted at least one
     * @param alpha 0 is the unedited network, whatever the edit
     */
    public static CorruptedAccuracy of(
            Measurements measured, List<EvaluationSet> corrupted, String edit, double alpha) {
        Clusters clusters = new Clusters();
        for (EvaluationSet set : corrupted) {
            clusters.addFraction(measured.identities(set), measured.right(edit, set, alpha), 1.0 / corrupted.size());
        }
        return new CorruptedAccuracy(clusters.sum(), clusters.ofFraction());
    }
}
