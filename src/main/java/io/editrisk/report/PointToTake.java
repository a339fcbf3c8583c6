package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Measurements;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Experiment.EditingTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The point that a run's report will take of one edit's line, before there is a report: from no more records than that needs. */
public final class PointToTake {

    private final Plan plan;
    private final PlannedEdit edit;
    private final ReportedAs row;

    /** @param reported the edit's name in the report; an {@link IllegalArgumentException} where it has none of that name */
    public PointToTake(Plan plan, String reported) {
        edit = plan.reported(reported)
                .orElseThrow(() -> new IllegalArgumentException("run " + plan.run() + " reports no edit " + reported));
        row = edit.reportedAs().stream()
                .filter(name -> name.edit().equals(reported))
                .findFirst()
                .orElseThrow();
        this.plan = plan.of(looksAt(plan, edit));
    }

    /** The images as they are; the original ones under shift only where the gate limits what these lose. */
    private static List<EvaluationSet> looksAt(Plan plan, PlannedEdit edit) {
        boolean penalty = plan.experiment()
                .gate()
                .flatMap(Experiment.Gate::maxOriginalOodPenalty)
                .isPresent();
        Set<String> tasks =
                plan.experiment().editingTasks().stream().map(EditingTask::name).collect(Collectors.toSet());
        return plan.sets(edit.name())
                .filter(set -> set.task()
                        .map(task -> tasks.contains(set.id()))
                        .orElse(penalty || set.id().equals(EvaluationTask.UNEDITED)))
                .toList();
    }

    /** The evaluation sets whose records it looks at: the edit's and the unedited network's. */
    public List<EvaluationSet> sets() {
        return plan.sets();
    }

    /**
     * The point, above 0.
     *
     * @param records of these sets, of the edit and the unedited network
     */
    public double alpha(List<MetricRecord> records) {
        Measurements all = new Measurements(plan.sets(), records);
        Measurements seen =
                plan.experiment().halves().map(half -> all.of(half::selecting)).orElse(all);
        return new AlphaChoice(plan.experiment().choosing())
                .of(row.method(), new Sweeps(plan, seen).points(edit))
                .alpha();
    }
}
