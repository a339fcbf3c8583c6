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
 * @param interval at 95%, over source images with all their shifts together ({@link Clusters})
 * @param shifts one a shift, in the order of the evaluation sets
 */
public record OodPenalty(double mean, Interval interval, List<OfShift> shifts) {

    /** The penalty under one shift; {@code shift} is empty for other data with the original labels. */
    public record OfShift(String set, Optional<Shift> shift, PairedDifference difference) {}

    public OodPenalty {
        shifts = List.copyOf(shifts);
    }

    /**
     * Equation 1: Acc(edited, shifted original data) - Acc(unedited, shifted original data).
     *
     * @param looks that are taken at it: the mean's interval is as wide as that makes it
     */
    public static OodPenalty original(
            Measurements measured, List<EvaluationSet> shifted, String edit, double alpha, Looks looks) {
        Measurements both = measured.among(edit);
        return change(both, shifted, both::unedited, edit, alpha, looks);
    }

    /** The same with what the edit starts from in place of the unedited network: what it adds to an edit before it. */
    public static OodPenalty ofStep(Measurements measured, List<EvaluationSet> shifted, String edit, double alpha) {
        Measurements own = measured.among(edit);
        return change(own, shifted, set -> own.right(edit, set, 0), edit, alpha, Looks.AT_THE_END);
    }

    private static OodPenalty change(
            Measurements measured,
            List<EvaluationSet> shifted,
            Function<EvaluationSet, boolean[]> from,
            String edit,
            double alpha,
            Looks looks) {
        Clusters clusters = new Clusters();
        List<OfShift> shifts = new ArrayList<>();
        for (EvaluationSet set : shifted) {
            boolean[] before = from.apply(set);
            boolean[] after = measured.right(edit, set, alpha);
            shifts.add(new OfShift(set.id(), set.shift(), PairedDifference.between(before, after)));
            clusters.addChange(measured.identities(set), before, after, 1.0 / shifted.size());
        }
        return of(shifts, clusters, looks);
    }

    /** Equation 2: Acc(edited, shifted editing data) - Acc(edited, editing data). */
    public static OodPenalty editing(
            Measurements measured, EvaluationSet clean, List<EvaluationSet> shifted, String edit, double alpha) {
        Clusters clusters = new Clusters();
        List<OfShift> shifts = new ArrayList<>();
        Measurements own = measured.among(edit);
        boolean[] unshifted = own.right(edit, clean, alpha);
        for (EvaluationSet set : shifted) {
            boolean[] after = own.right(edit, set, alpha);
            shifts.add(new OfShift(set.id(), set.shift(), PairedDifference.between(unshifted, after)));
            clusters.addChange(own.identities(set), unshifted, after, 1.0 / shifted.size());
        }
        return of(shifts, clusters, Looks.AT_THE_END);
    }

    private static OodPenalty of(List<OfShift> shifts, Clusters clusters, Looks looks) {
        double mean = shifts.stream()
                .mapToDouble(shift -> shift.difference().difference())
                .average()
                .orElseThrow(() -> new IllegalArgumentException("no shift was measured"));
        return new OodPenalty(mean, clusters.ofDifference(looks.z()), shifts);
    }
}
