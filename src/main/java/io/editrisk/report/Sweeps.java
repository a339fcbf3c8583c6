package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationSet.Role;
import io.editrisk.evaluation.Measurements;
import io.editrisk.evaluation.OodPenalty;
import io.editrisk.evaluation.PairedDifference;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.OfShift;
import io.editrisk.report.Summary.Point;
import io.editrisk.shift.Shift;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Numbers of one run's edits along their lines. */
final class Sweeps {

    private final Plan plan;
    private final Measurements measured;
    private final EvaluationSet original;
    private final EvaluationSet editing;
    private final List<EvaluationSet> shiftedOriginals;
    private final List<EvaluationSet> shiftedEditing;
    private final CorruptedSets corrupted;

    Sweeps(Plan plan, Measurements measured) {
        this.plan = plan;
        this.measured = measured;
        this.original = plan.set("original");
        this.editing = plan.set("editing");
        this.shiftedOriginals = others(plan, Role.ORIGINAL, original);
        this.shiftedEditing = others(plan, Role.EDITING, editing);
        this.corrupted = new CorruptedSets(plan, measured);
    }

    private static List<EvaluationSet> others(Plan plan, Role role, EvaluationSet clean) {
        return plan.sets().stream()
                .filter(set -> set.role() == role && !set.equals(clean))
                .toList();
    }

    /** The points that the experiment asks for. */
    List<Double> alphas() {
        double from = plan.experiment().alphas().from();
        return plan.alphas().stream().filter(alpha -> alpha >= from).toList();
    }

    Measured accuracy(String edit, EvaluationSet set, double alpha) {
        return Measured.of(measured.accuracy(edit, set, alpha));
    }

    Summary.Unedited unedited(String name) {
        List<OfShift> shifts = plan.sets().stream()
                .filter(set -> !set.equals(original) && !set.equals(editing))
                .map(set -> ofShift(set, accuracy(name, set, 0), Optional.empty()))
                .toList();
        return new Summary.Unedited(
                accuracy(name, original, 0),
                accuracy(name, editing, 0),
                editingPenalty(name, 0).map(Sweeps::mean),
                corrupted.means(name, 0),
                shifts);
    }

    Point point(String edit, double alpha) {
        Difference originalChange = change(edit, original, alpha);
        Optional<Difference> originalPenalty = originalPenalty(edit, alpha).map(Sweeps::mean);
        return new Point(
                alpha,
                accuracy(edit, editing, alpha),
                change(edit, editing, alpha),
                accuracy(edit, original, alpha),
                originalChange,
                originalPenalty,
                editingPenalty(edit, alpha).map(Sweeps::mean),
                gate().map(gate -> Gatekeeper.check(gate, originalChange, originalPenalty)));
    }

    Summary.Chosen chosen(String edit, Point point) {
        double alpha = point.alpha();
        return new Summary.Chosen(
                alpha,
                point.allowed(),
                corrupted.means(edit, alpha),
                shifts(edit, alpha, originalPenalty(edit, alpha)),
                shifts(edit, alpha, editingPenalty(edit, alpha)));
    }

    private Optional<Experiment.Gate> gate() {
        return plan.experiment().gate();
    }

    private Difference change(String edit, EvaluationSet set, double alpha) {
        return Difference.of(PairedDifference.between(measured.right(edit, set, 0), measured.right(edit, set, alpha)));
    }

    private Optional<OodPenalty> originalPenalty(String edit, double alpha) {
        return ifAny(
                shiftedOriginals,
                sets -> OodPenalty.original(
                        measured, sets, edit, alpha, plan.experiment().seed()));
    }

    private Optional<OodPenalty> editingPenalty(String edit, double alpha) {
        return ifAny(
                shiftedEditing,
                sets -> OodPenalty.editing(
                        measured, editing, sets, edit, alpha, plan.experiment().seed()));
    }

    private static Optional<OodPenalty> ifAny(
            List<EvaluationSet> sets, Function<List<EvaluationSet>, OodPenalty> penalty) {
        return sets.isEmpty() ? Optional.empty() : Optional.of(penalty.apply(sets));
    }

    private List<OfShift> shifts(String edit, double alpha, Optional<OodPenalty> penalty) {
        return penalty.map(OodPenalty::shifts).orElse(List.of()).stream()
                .map(shift -> ofShift(
                        plan.set(shift.set()),
                        accuracy(edit, plan.set(shift.set()), alpha),
                        Optional.of(Difference.of(shift.difference()))))
                .toList();
    }

    private static OfShift ofShift(EvaluationSet set, Measured accuracy, Optional<Difference> change) {
        return new OfShift(
                set.id(),
                set.shift().map(Shift::corruption),
                set.shift().map(shift -> OptionalInt.of(shift.severity())).orElse(OptionalInt.empty()),
                accuracy,
                change);
    }

    private static Difference mean(OodPenalty penalty) {
        return new Difference(penalty.mean(), penalty.interval());
    }
}
