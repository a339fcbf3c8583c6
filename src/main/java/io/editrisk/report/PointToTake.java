package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Halves;
import io.editrisk.evaluation.MeasuredSet;
import io.editrisk.evaluation.Measurements;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Experiment.EditingTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.report.Summary.Point;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The point that a run's report will take of one edit's line, before there is a report: from no more records than that needs. */
public final class PointToTake {

    private final Plan plan;
    private final List<EvaluationSet> sets;
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
        this.plan = plan;
        this.sets = looksAt(plan, edit);
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

    /**
     * The point, above 0.
     *
     * @param look that the edit is measured up to
     * @param records of the edit and the unedited network, up to there
     */
    public double alpha(int look, SetRecords records) {
        return at(read(look, records)).alpha();
    }

    /** What was measured of the edit and the unedited network. */
    Measurements read(int look, SetRecords records) {
        Measurements all = new Measurements();
        for (String measured : List.of(EvaluationTask.UNEDITED, edit.name())) {
            for (EvaluationSet set : sets) {
                all.add(MeasuredSet.join(
                        measured, set, plan.looks().images(look, set.samples()), records.of(measured, set)));
            }
        }
        return all;
    }

    /** Whether there are images to choose on and images to report, which a few may not be where they are parted. */
    boolean canBeTaken(Measurements all) {
        return plan.experiment()
                .halves()
                .map(half -> sets.stream()
                        .map(all::identities)
                        .allMatch(images -> images.stream().anyMatch(half::selecting)
                                && !images.stream().allMatch(half::selecting)))
                .orElse(true);
    }

    /** The point as it is reported, of what was read. */
    Point at(Measurements all) {
        Optional<Halves> halves = plan.experiment().halves();
        Measurements chosenOn = halves.map(half -> all.of(half::selecting)).orElse(all);
        Point chosen = new AlphaChoice(plan.experiment().choosing())
                .of(row.method(), sweeps(chosenOn).points(edit));
        return halves.map(half ->
                        sweeps(all.of(identity -> !half.selecting(identity))).point(edit, chosen.alpha()))
                .orElse(chosen);
    }

    private Sweeps sweeps(Measurements measured) {
        return new Sweeps(plan.of(sets), measured);
    }
}
