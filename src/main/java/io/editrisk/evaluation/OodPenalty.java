package io.editrisk.evaluation;

import io.editrisk.shift.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the paper's two penalties (section 5): a difference of accuracies, averaged over shifts. Negative is a loss.
 *
 * @param mean over the shifts, each with the same weight
 * @param interval by {@link ClusterBootstrap} over source images
 * @param shifts one a shift, in the order of the evaluation sets
 */
public record OodPenalty(double mean, Interval interval, List<OfShift> shifts) {

    /** The penalty under one shift; {@code shift} is empty for other data with the original labels. */
    public record OfShift(String set, Optional<Shift> shift, PairedDifference difference) {}

    public OodPenalty {
        shifts = List.copyOf(shifts);
    }

    /** Equation 1: Acc(edited, shifted original data) - Acc(unedited, shifted original data). */
    public static OodPenalty original(
            Measurements measured, List<EvaluationSet> shifted, String edit, double alpha, long seed) {
        return change(measured, shifted, measured::unedited, edit, alpha, seed);
    }

    /** The same with what the edit starts from in place of the unedited network: what it adds to an edit before it. */
    public static OodPenalty ofStep(
            Measurements measured, List<EvaluationSet> shifted, String edit, double alpha, long seed) {
        return change(measured, shifted, set -> measured.right(edit, set, 0), edit, alpha, seed);
    }

    private static OodPenalty change(
            Measurements measured,
            List<EvaluationSet> shifted,
            Function<EvaluationSet, boolean[]> from,
            String edit,
            double alpha,
            long seed) {
        Clusters clusters = new Clusters();
        List<OfShift> shifts = new ArrayList<>();
        for (EvaluationSet set : shifted) {
            boolean[] before = from.apply(set);
            boolean[] after = measured.right(edit, set, alpha);
            shifts.add(new OfShift(set.id(), set.shift(), PairedDifference.between(before, after)));
            clusters.add(measured.identities(set), changes(before, after), shifted.size());
        }
        return of(shifts, clusters, seed);
    }

    /** Equation 2: Acc(edited, shifted editing data) - Acc(edited, editing data). */
    public static OodPenalty editing(
            Measurements measured,
            EvaluationSet clean,
            List<EvaluationSet> shifted,
            String edit,
            double alpha,
            long seed) {
        Clusters clusters = new Clusters();
        List<OfShift> shifts = new ArrayList<>();
        boolean[] unshifted = measured.right(edit, clean, alpha);
        for (EvaluationSet set : shifted) {
            boolean[] after = measured.right(edit, set, alpha);
            shifts.add(new OfShift(set.id(), set.shift(), PairedDifference.between(unshifted, after)));
            clusters.add(measured.identities(set), changes(unshifted, after), shifted.size());
        }
        return of(shifts, clusters, seed);
    }

    private static OodPenalty of(List<OfShift> shifts, Clusters clusters, long seed) {
        double mean = shifts.stream()
                .mapToDouble(shift -> shift.difference().difference())
                .average()
                .orElseThrow(() -> new IllegalArgumentException("no shift was measured"));
        return new OodPenalty(mean, ClusterBootstrap.ofMean(clusters.values(), seed), shifts);
    }

    /** For each image 1 where it was gained, -1 where it was lost. */
    static double[] changes(boolean[] before, boolean[] after) {
        double[] changes = new double[before.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = (after[i] ? 1 : 0) - (before[i] ? 1 : 0);
        }
        return changes;
    }
}
