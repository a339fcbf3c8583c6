package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.edit.StartingPoint;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Measurements;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Provenance;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Exposed;
import io.editrisk.report.Summary.Origin;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.TrialSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** From what a run left to its summary. */
final class Summaries {

    private final RunResults results;
    private final Plan plan;
    private final Sweeps sweeps;
    private final Optional<Sweeps> selecting;

    /**
     * Of a run.
     *
     * @param reported what numbers are made of
     * @param selecting what α is chosen on, where these are other images
     */
    Summaries(RunResults results, Measurements reported, Optional<Measurements> selecting) {
        this.results = results;
        this.plan = results.plan();
        this.sweeps = new Sweeps(plan, reported);
        this.selecting = selecting.map(half -> new Sweeps(plan, half));
    }

    Summary summary() {
        List<EditSummary> edits = plan.edits().stream().flatMap(this::reported).toList();
        List<EditSummary> recommended = plan.experiment().editingTasks().stream()
                .flatMap(task -> Gatekeeper.recommended(edits, task.name()).stream())
                .toList();
        Summary.Unedited unedited = sweeps.unedited(EvaluationTask.UNEDITED);
        return new Summary(
                plan.run(),
                plan.experiment().name(),
                verdict(edits, recommended),
                new Sentence(unedited, edits, plan.experiment().gate().isPresent()).of(recommended),
                recommended.stream().map(EditSummary::edit).toList(),
                plan.experiment().gate(),
                unedited,
                edits,
                new Averaging(plan, sweeps).of(edits),
                ParetoFront.of(edits),
                plan.exposures().stream()
                        .map(exposure -> Exposed.of(exposure, plan.experiment().excludeEdited()))
                        .toList(),
                origin());
    }

    /** Passed where each editing task that is edited for has an edit to take. */
    private Verdict verdict(List<EditSummary> edits, List<EditSummary> recommended) {
        if (plan.experiment().gate().isEmpty() || edits.isEmpty()) {
            return Verdict.NONE;
        }
        long tasks = edits.stream().map(EditSummary::task).distinct().count();
        return recommended.size() == tasks ? Verdict.PASS : Verdict.FAIL;
    }

    /** A row for each name that an edit is reported under; what they share is computed once. */
    private Stream<EditSummary> reported(PlannedEdit edit) {
        Choice choice = results.choices().stream()
                .filter(one -> one.edit().equals(edit.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no choice for " + edit.name()));
        List<TrialSummary> trials = results.trials().stream()
                .filter(trial -> trial.edit().equals(edit.name()))
                .sorted(Comparator.comparingInt(trial -> trial.spec().trial()))
                .map(TrialSummary::of)
                .toList();
        Line line = new Line(
                choice.trial().isPresent() ? sweeps.points(edit) : List.of(),
                choice.trial().isPresent() ? selecting.map(half -> half.points(edit)) : Optional.empty());
        return edit.reportedAs().stream().map(name -> summary(edit, name, choice, line, trials));
    }

    /** An edit's points as they are reported, and as they were on the half that was chosen on, where there is one. */
    private record Line(List<Point> reported, Optional<List<Point>> selecting) {

        Point reported(double alpha) {
            return at(alpha, reported);
        }

        static Point at(double alpha, List<Point> points) {
            return points.stream()
                    .filter(point -> point.alpha() == alpha)
                    .findFirst()
                    .orElseThrow();
        }

        Optional<Summary.Selected> selected(double alpha) {
            return selecting.map(points -> at(alpha, points)).map(Summary.Selected::of);
        }
    }

    private EditSummary summary(
            PlannedEdit edit, ReportedAs name, Choice choice, Line line, List<TrialSummary> trials) {
        AlphaChoice rule = new AlphaChoice(plan.experiment().choosing());
        Optional<Point> chosen = line.reported().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        line.reported(rule.of(name.method(), line.selecting().orElse(line.reported()))
                                .alpha()));
        return new EditSummary(
                name.edit(),
                edit.task(),
                name.place(),
                name.method(),
                edit.layer(),
                edit.base().map(base -> base(edit, base)),
                choice.outcome(),
                Failure.of(choice.outcome(), trials, edit.base()),
                edit.halving(),
                choice.trial(),
                chosen.map(point -> sweeps.chosen(edit, point, line.selected(point.alpha()))),
                line.reported(),
                trials);
    }

    private Summary.Base base(PlannedEdit edit, String base) {
        return new Summary.Base(
                base,
                results.starts().stream()
                        .filter(start -> start.edit().equals(edit.name()))
                        .mapToDouble(StartingPoint::alpha)
                        .findFirst());
    }

    private Origin origin() {
        return new Origin(
                plan.code(),
                plan.experimentDigest(),
                plan.weightsDigest(),
                plan.datasets().stream()
                        .map(use -> new Origin.Data(use.key(), use.digest()))
                        .toList(),
                plan.frost(),
                plan.experiment().seed(),
                distinct(Provenance::engine),
                distinct(Provenance::device));
    }

    private List<String> distinct(Function<Provenance, String> part) {
        return Stream.concat(
                        results.records().stream().map(MetricRecord::provenance),
                        results.trials().stream().map(TrialRecord::provenance))
                .map(part)
                .distinct()
                .sorted()
                .toList();
    }
}
