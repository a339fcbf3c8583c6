package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.edit.StartingPoint;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Measurements;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run's accuracies: a row an edit's name, point and evaluation set, shards added up, in the order of the plan. {@code
 * original} is the network before editing. What was not measured has no row.
 */
record MetricRows(RunResults results, Measurements measured) {

    /**
     * How a row calls an edit.
     *
     * @param edit {@code original} for the network before editing, which has nothing of the rest
     * @param base what it starts from, and at which point of that one's line, where that is another edit
     */
    record Name(
            String edit,
            Optional<String> task,
            Optional<String> method,
            Optional<String> layer,
            Optional<String> base,
            Optional<Double> baseAlpha) {

        /** The network before editing. */
        static final Name UNEDITED = new Name(
                EvaluationTask.UNEDITED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** An edit at a point on a set. */
    record Row(Name name, double alpha, EvaluationSet set, Accuracy accuracy) {}

    Stream<Row> rows() {
        List<Double> alphas = new Sweeps(results.plan(), measured).alphas();
        Stream<Row> unedited = rows(EvaluationTask.UNEDITED, Name.UNEDITED, List.of(0.0));
        Stream<Row> edited = results.plan().edits().stream()
                .filter(this::improved)
                .flatMap(edit -> names(results, edit.name()).stream().flatMap(name -> rows(edit.name(), name, alphas)));
        return Stream.concat(unedited, edited);
    }

    /** What rows call an edit of the plan, or the network before editing: a name a row of the report. */
    static List<Name> names(RunResults results, String edit) {
        if (edit.equals(EvaluationTask.UNEDITED)) {
            return List.of(Name.UNEDITED);
        }
        Plan plan = results.plan();
        PlannedEdit planned = plan.edit(edit);
        Optional<Double> start = results.starts().stream()
                .filter(one -> one.edit().equals(edit))
                .map(StartingPoint::alpha)
                .findFirst();
        return planned.reportedAs().stream()
                .map(name -> name(planned, name, start))
                .toList();
    }

    private static Name name(PlannedEdit edit, ReportedAs name, Optional<Double> start) {
        return new Name(
                name.edit(), Optional.of(edit.task()), Optional.of(name.method()), edit.layer(), edit.base(), start);
    }

    /** Whether any edit starts from another one. */
    boolean chained() {
        return results.plan().edits().stream().anyMatch(edit -> edit.base().isPresent());
    }

    private boolean improved(PlannedEdit edit) {
        return results.choice(edit)
                .map(Choice::trial)
                .filter(trial -> trial.isPresent())
                .isPresent();
    }

    private Stream<Row> rows(String edit, Name name, List<Double> points) {
        return points.stream()
                .flatMap(alpha -> results.plan()
                        .sets(edit)
                        .filter(set -> measured.among(edit).has(edit, set, alpha))
                        .map(set ->
                                new Row(name, alpha, set, measured.among(edit).accuracy(edit, set, alpha))));
    }
}
