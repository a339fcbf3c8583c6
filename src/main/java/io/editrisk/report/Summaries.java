package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.edit.StartingPoint;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Measurements;
import io.editrisk.evaluation.Provenance;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Exposed;
import io.editrisk.report.Summary.Origin;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.TrialSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From what a run left to its summary. */
final class Summaries {

    /** What the sentence begins with where something lacks. */
    static final String INCOMPLETE = "Incomplete: this is of what there is. ";

    private static final String NO_EDIT = "Incomplete: of no edit everything is there.";

    private final RunResults results;
    private final Plan plan;
    private final List<EditSummary> edits = new ArrayList<>();
    private final Set<String> lacking = new HashSet<>();
    private final Sweeps sweeps;
    private final Optional<Sweeps> selecting;

    /**
     * Of a run; its edits are added one by one.
     *
     * @param plan of the evaluation sets that there are results of
     * @param reported what numbers are made of
     * @param selecting what α is chosen on, where these are other images
     */
    Summaries(RunResults results, Plan plan, Measurements reported, Optional<Measurements> selecting) {
        this.results = results;
        this.plan = plan;
        this.sweeps = new Sweeps(plan, reported);
        this.selecting = selecting.map(half -> new Sweeps(plan, half));
    }

    /**
     * Adds an edit that everything is known of: a row for each name that it is reported under. What these share is computed
     * once.
     */
    List<EditSummary> add(PlannedEdit edit) {
        Choice choice = results.choice(edit).orElseThrow();
        Line line = choice.trial().isPresent()
                ? new Line(sweeps.points(edit), selecting.map(half -> half.points(edit)))
                : Line.NONE;
        List<TrialSummary> trials = trials(edit);
        List<EditSummary> rows = edit.reportedAs().stream()
                .map(name -> summary(edit, name, choice, line, trials))
                .toList();
        edits.addAll(rows);
        return rows;
    }

    /** Adds an edit of which something lacks: it has no numbers. */
    List<EditSummary> addLacking(PlannedEdit edit, String reason) {
        Choice choice = results.choice(edit).orElseThrow();
        lacking.add(edit.name());
        List<TrialSummary> trials = trials(edit);
        List<EditSummary> rows = edit.reportedAs().stream()
                .map(name -> summary(edit, name, choice, Line.NONE, Optional.of(reason), Optional.empty(), trials))
                .toList();
        edits.addAll(rows);
        return rows;
    }

    private List<TrialSummary> trials(PlannedEdit edit) {
        return results.trials().stream()
                .filter(trial -> trial.edit().equals(edit.name()))
                .sorted(Comparator.comparingInt(trial -> trial.spec().trial()))
                .map(TrialSummary::of)
                .toList();
    }

    /**
     * The summary of the edits that were added.
     *
     * @param provenance what the records say
     * @param incomplete what lacks, a line each
     */
    Summary summary(Set<Provenance> provenance, List<String> incomplete) {
        List<EditSummary> recommended = plan.experiment().editingTasks().stream()
                .flatMap(task -> Gatekeeper.recommended(edits, task.name()).stream())
                .toList();
        Summary.Unedited unedited = sweeps.unedited(EvaluationTask.UNEDITED);
        return new Summary(
                Summary.SCHEMA,
                plan.run(),
                plan.experiment().name(),
                incomplete.isEmpty() ? verdict(recommended) : Verdict.INCOMPLETE,
                sentence(unedited, recommended, incomplete),
                incomplete,
                recommended.stream().map(EditSummary::edit).toList(),
                plan.experiment().gate(),
                unedited,
                placed(),
                new Averaging(plan, sweeps).of(whole()),
                new Ranking(plan, sweeps).of(whole()),
                ParetoFront.of(edits),
                plan.exposures().stream()
                        .map(exposure -> Exposed.of(exposure, plan.experiment().excludeEdited()))
                        .toList(),
                EarlyEnds.of(results),
                origin(provenance));
    }

    /** The edits, with what only all of them together tell. */
    private List<EditSummary> placed() {
        Set<String> names = whole().stream()
                .filter(edit -> edit.chosen().isPresent())
                .map(EditSummary::edit)
                .collect(Collectors.toSet());
        List<PlannedEdit> measured = plan.edits().stream()
                .filter(edit -> edit.reportedAs().stream().anyMatch(name -> names.contains(name.edit())))
                .toList();
        long seed = plan.experiment().seed();
        Family family = Family.of(sweeps, measured, seed);
        Map<String, Summary.Shape> shapes = Shapes.of(sweeps, measured, seed);
        return edits.stream()
                .map(edit ->
                        placed(edit, plan.reported(edit.edit()).orElseThrow().name(), family, shapes))
                .toList();
    }

    private static EditSummary placed(EditSummary edit, String name, Family family, Map<String, Summary.Shape> shapes) {
        return edit.with(
                edit.chosen().map(chosen -> chosen.with(family.distance(name, chosen.alpha()))),
                Optional.ofNullable(shapes.get(name)));
    }

    /** Of edits that lack records nothing is said: neither that they improve nor that they do not. */
    private String sentence(Summary.Unedited unedited, List<EditSummary> recommended, List<String> incomplete) {
        List<EditSummary> whole = whole();
        if (!incomplete.isEmpty() && whole.isEmpty()) {
            return NO_EDIT;
        }
        String sentence = new Sentence(unedited, whole, plan.experiment().gate().isPresent()).of(recommended);
        return incomplete.isEmpty() ? sentence : INCOMPLETE + sentence;
    }

    private List<EditSummary> whole() {
        return edits.stream()
                .filter(edit -> !lacking.contains(
                        plan.reported(edit.edit()).orElseThrow().name()))
                .toList();
    }

    /** Passed where each editing task that is edited for has an edit to take. */
    private Verdict verdict(List<EditSummary> recommended) {
        if (plan.experiment().gate().isEmpty() || edits.isEmpty()) {
            return Verdict.NONE;
        }
        long tasks = edits.stream().map(EditSummary::task).distinct().count();
        return recommended.size() == tasks ? Verdict.PASS : Verdict.FAIL;
    }

    /** An edit's points as they are reported, and as they were on the half that was chosen on, where there is one. */
    private record Line(List<Point> reported, Optional<List<Point>> selecting) {

        /** Of an edit that was not measured. */
        static final Line NONE = new Line(List.of(), Optional.empty());

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
        return summary(
                edit,
                name,
                choice,
                line,
                Failure.of(choice.outcome(), trials, edit.base()),
                chosen.map(point -> sweeps.chosen(edit, point, line.selected(point.alpha()))),
                trials);
    }

    private EditSummary summary(
            PlannedEdit edit,
            ReportedAs name,
            Choice choice,
            Line line,
            Optional<String> reason,
            Optional<Summary.Chosen> chosen,
            List<TrialSummary> trials) {
        return new EditSummary(
                name.edit(),
                edit.task(),
                name.place(),
                name.method(),
                edit.layer(),
                edit.base().map(base -> base(edit, base)),
                choice.outcome(),
                reason,
                edit.halving(),
                choice.trial(),
                chosen,
                Optional.empty(),
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

    private Origin origin(Set<Provenance> provenance) {
        return new Origin(
                plan.code(),
                plan.experimentDigest(),
                plan.weightsDigest(),
                plan.datasets().stream()
                        .map(use -> new Origin.Data(use.key(), use.digest()))
                        .toList(),
                plan.frost(),
                plan.experiment().seed(),
                distinct(provenance, Provenance::engine),
                distinct(provenance, Provenance::device));
    }

    private List<String> distinct(Set<Provenance> provenance, Function<Provenance, String> part) {
        return Stream.concat(provenance.stream(), results.trials().stream().map(TrialRecord::provenance))
                .map(part)
                .distinct()
                .sorted()
                .toList();
    }
}
