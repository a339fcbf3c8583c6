package io.editrisk.report;

import io.editrisk.evaluation.AccuracyCurve;
import io.editrisk.evaluation.Corrected;
import io.editrisk.evaluation.EffectiveRobustness;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.Looks;
import io.editrisk.evaluation.MeanChange;
import io.editrisk.evaluation.Measurements;
import io.editrisk.evaluation.OodPenalty;
import io.editrisk.evaluation.PairedDifference;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.OfShift;
import io.editrisk.report.Summary.Point;
import io.editrisk.shift.Shift;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Numbers of one run's edits along their lines. */
final class Sweeps {

    private final Plan plan;
    private final Measurements measured;
    private final EvaluationSet original;
    private final List<EvaluationSet> shiftedOriginals;
    private final Looks looks;

    Sweeps(Plan plan, Measurements measured) {
        this.plan = plan;
        this.measured = measured;
        this.original = plan.set("original");
        this.shiftedOriginals = plan.shifted(Optional.empty());
        this.looks = plan.looks();
    }

    /** The task's images as they are. */
    private EvaluationSet editing(String task) {
        return plan.set(task);
    }

    private List<EvaluationSet> shiftedEditing(String task) {
        return plan.shifted(Optional.of(task));
    }

    /** The points that the experiment asks for. */
    List<Double> alphas() {
        double from = plan.experiment().alphas().from();
        return plan.alphas().stream().filter(alpha -> alpha >= from).toList();
    }

    Measured accuracy(String edit, EvaluationSet set, double alpha) {
        return Measured.of(measured.among(edit).accuracy(edit, set, alpha));
    }

    Summary.Unedited unedited(String name) {
        List<String> tasks = plan.experiment().taskNames();
        List<OfShift> shifts = plan.sets().stream()
                .filter(set -> !set.equals(original) && !tasks.contains(set.id()))
                .map(set -> ofShift(set, accuracy(name, set, 0), Optional.empty(), Optional.empty()))
                .toList();
        return new Summary.Unedited(
                accuracy(name, original, 0),
                tasks.stream()
                        .map(task -> new Summary.UneditedTask(
                                task,
                                accuracy(name, editing(task), 0),
                                editingPenalty(name, task, 0).map(Sweeps::mean)))
                        .toList(),
                corrupted(name, 0),
                shifts);
    }

    private List<Summary.Corrupted> corrupted(String edit, double alpha) {
        return new CorruptedSets(plan, measured.among(edit)).means(edit, alpha);
    }

    /** Of what the gate limits, intervals are as wide as looking at them before the end makes them. */
    Point point(PlannedEdit planned, double alpha) {
        String edit = planned.name();
        EvaluationSet editing = editing(planned.task());
        PairedDifference paired = paired(edit, original, alpha);
        Difference originalChange = new Difference(paired.difference(), paired.interval(looks));
        Optional<Difference> originalPenalty = originalPenalty(edit, alpha).map(Sweeps::mean);
        return new Point(
                alpha,
                accuracy(edit, editing, alpha),
                change(edit, editing, alpha),
                accuracy(edit, original, alpha),
                originalChange,
                originalPenalty,
                editingPenalty(edit, planned.task(), alpha).map(Sweeps::mean),
                gate().map(gate -> Gatekeeper.check(gate, originalChange, originalPenalty)),
                planned.base().map(base -> step(planned, alpha)));
    }

    /** All of an edit's points that the experiment asks for, ascending. */
    List<Point> points(PlannedEdit planned) {
        return alphas().stream().map(alpha -> point(planned, alpha)).toList();
    }

    Summary.Chosen chosen(PlannedEdit planned, Point point, Optional<Summary.Selected> selected) {
        String edit = planned.name();
        double alpha = point.alpha();
        return new Summary.Chosen(
                alpha,
                point.allowed(),
                selected,
                Optional.empty(),
                corrupted(edit, alpha),
                shifts(edit, alpha, originalPenalty(edit, alpha)),
                shifts(edit, alpha, editingPenalty(edit, planned.task(), alpha)));
    }

    /** An edit at a point of its line. */
    record At(PlannedEdit edit, double alpha) {}

    /** What several edits do on average; those that gained nothing are not among them. */
    Summary.Average average(String of, String method, List<At> edits, int without) {
        MeanChange editing = new MeanChange(measured, edits.size());
        MeanChange original = new MeanChange(measured, edits.size());
        MeanChange originalPenalty = new MeanChange(measured, edits.size());
        MeanChange editingPenalty = new MeanChange(measured, edits.size());
        for (At at : edits) {
            String edit = at.edit().name();
            EvaluationSet task = editing(at.edit().task());
            editing.addEdit(List.of(task), edit, at.alpha());
            original.addEdit(List.of(this.original), edit, at.alpha());
            originalPenalty.addEdit(shiftedOriginals, edit, at.alpha());
            editingPenalty.addShift(task, shiftedEditing(at.edit().task()), edit, at.alpha());
        }
        return new Summary.Average(
                of,
                method,
                edits.size(),
                without,
                Difference.of(editing),
                Difference.of(original),
                originalPenalty.any() ? Optional.of(Difference.of(originalPenalty)) : Optional.empty(),
                editingPenalty.any() ? Optional.of(Difference.of(editingPenalty)) : Optional.empty());
    }

    /** The p-value of no difference of two edits for the same task in the mean of editing and original accuracy. */
    double meanDifference(At one, At other) {
        return MeanChange.p(
                measured,
                List.of(editing(one.edit().task()), original),
                one.edit().name(),
                one.alpha(),
                other.edit().name(),
                other.alpha());
    }

    /** An edit's accuracy on the editing task along its line, which should rise; needs two points. */
    AccuracyCurve editingCurve(PlannedEdit planned) {
        return curve(planned, editing(planned.task()), true);
    }

    /** The same on the original task, which should fall. */
    AccuracyCurve originalCurve(PlannedEdit planned) {
        return curve(planned, original, false);
    }

    private AccuracyCurve curve(PlannedEdit planned, EvaluationSet set, boolean rising) {
        return new AccuracyCurve(
                alphas(),
                alphas().stream()
                        .map(alpha -> measured.among(planned.name()).right(planned.name(), set, alpha))
                        .toList(),
                rising);
    }

    /** The same of those images that all these edits were measured on. */
    Sweeps among(List<PlannedEdit> edits) {
        Measurements some =
                measured.among(edits.stream().map(PlannedEdit::name).distinct().toArray(String[]::new));
        return new Sweeps(plan, some);
    }

    /**
     * A network on the original task's images, as they are and under all shifts of these same images; empty where there are none.
     *
     * @param alpha 0 is what the edit starts from
     */
    Optional<EffectiveRobustness.Member> member(String edit, double alpha) {
        List<String> identities = measured.identities(original);
        List<EvaluationSet> sets = shiftedOriginals.stream()
                .filter(set -> measured.identities(set).equals(identities))
                .toList();
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        double[] shifted = new double[identities.size()];
        for (EvaluationSet set : sets) {
            boolean[] right = measured.right(edit, set, alpha);
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] += right[i] ? 1.0 / sets.size() : 0;
            }
        }
        return Optional.of(new EffectiveRobustness.Member(measured.right(edit, original, alpha), shifted));
    }

    private Optional<Experiment.Gate> gate() {
        return plan.experiment().gate();
    }

    /** To the unedited network. */
    private Difference change(String edit, EvaluationSet set, double alpha) {
        return Difference.of(paired(edit, set, alpha));
    }

    private PairedDifference paired(String edit, EvaluationSet set, double alpha) {
        Measurements both = measured.among(edit);
        return PairedDifference.between(both.unedited(set), both.right(edit, set, alpha));
    }

    /** To where the edit starts, which is not the unedited network. */
    private Difference stepChange(String edit, EvaluationSet set, double alpha) {
        Measurements own = measured.among(edit);
        return Difference.of(PairedDifference.between(own.right(edit, set, 0), own.right(edit, set, alpha)));
    }

    private Summary.Step step(PlannedEdit planned, double alpha) {
        String edit = planned.name();
        return new Summary.Step(
                stepChange(edit, editing(planned.task()), alpha),
                stepChange(edit, original, alpha),
                ifAny(shiftedOriginals, sets -> OodPenalty.ofStep(measured, sets, edit, alpha))
                        .map(Sweeps::mean),
                planned.below(plan.edits()).stream()
                        .map(PlannedEdit::task)
                        .filter(task -> !task.equals(planned.task()))
                        .distinct()
                        .map(task -> earlier(edit, task, alpha))
                        .toList());
    }

    private Summary.Earlier earlier(String edit, String task, double alpha) {
        EvaluationSet set = editing(task);
        return new Summary.Earlier(
                task, accuracy(edit, set, alpha), stepChange(edit, set, alpha), change(edit, set, alpha));
    }

    private Optional<OodPenalty> originalPenalty(String edit, double alpha) {
        return ifAny(shiftedOriginals, sets -> OodPenalty.original(measured, sets, edit, alpha, looks));
    }

    private Optional<OodPenalty> editingPenalty(String edit, String task, double alpha) {
        return ifAny(shiftedEditing(task), sets -> OodPenalty.editing(measured, editing(task), sets, edit, alpha));
    }

    private static Optional<OodPenalty> ifAny(
            List<EvaluationSet> sets, Function<List<EvaluationSet>, OodPenalty> penalty) {
        return sets.isEmpty() ? Optional.empty() : Optional.of(penalty.apply(sets));
    }

    private List<OfShift> shifts(String edit, double alpha, Optional<OodPenalty> penalty) {
        List<OodPenalty.OfShift> shifts = penalty.map(OodPenalty::shifts).orElse(List.of());
        List<Corrected> corrected =
                Corrected.of(shifts.stream().map(OodPenalty.OfShift::difference).toList());
        return IntStream.range(0, shifts.size())
                .mapToObj(i -> {
                    EvaluationSet set = plan.set(shifts.get(i).set());
                    return ofShift(
                            set,
                            accuracy(edit, set, alpha),
                            Optional.of(Difference.of(shifts.get(i).difference())),
                            Optional.of(corrected.get(i)));
                })
                .toList();
    }

    private static OfShift ofShift(
            EvaluationSet set, Measured accuracy, Optional<Difference> change, Optional<Corrected> corrected) {
        return new OfShift(
                set.id(),
                set.shift().map(Shift::corruption),
                set.shift().map(shift -> OptionalInt.of(shift.severity())).orElse(OptionalInt.empty()),
                accuracy,
                change,
                corrected);
    }

    private static Difference mean(OodPenalty penalty) {
        return new Difference(penalty.mean(), penalty.interval());
    }
}
