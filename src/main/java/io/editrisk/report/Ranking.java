package io.editrisk.report;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.PairComparisons;
import io.editrisk.experiment.Plan;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ranks of edits for the same task by the mean of their editing and original accuracies at their chosen points. Those that cannot
 * be told apart share ranks.
 */
record Ranking(Plan plan, Sweeps sweeps) {

    /** Each is compared with each other; of more, those that do best. */
    private static final int MOST = 64;

    /** By task in the plan's order, those of a task from the best score down, then by name. */
    List<Ranked> of(List<EditSummary> edits) {
        return plan.experiment().editingTasks().stream()
                .flatMap(task -> ofTask(edits.stream()
                        .filter(edit -> edit.task().equals(task.name())
                                && edit.chosenPoint().isPresent())
                        .sorted(Comparator.comparingDouble(this::score)
                                .reversed()
                                .thenComparing(EditSummary::edit))
                        .limit(MOST)
                        .toList()))
                .toList();
    }

    private double score(EditSummary edit) {
        Point point = edit.chosenPoint().orElseThrow();
        return (point.editing(unedited(edit.task())) + point.original(unedited(EvaluationTask.UNEDITED))) / 2;
    }

    private Summary.Measured unedited(String set) {
        return sweeps.accuracy(EvaluationTask.UNEDITED, plan.set(set), 0);
    }

    private Stream<Ranked> ofTask(List<EditSummary> edits) {
        int count = edits.size();
        PairComparisons comparisons = new PairComparisons(count);
        for (int better = 0; better < count; better++) {
            for (int worse = better + 1; worse < count; worse++) {
                comparisons.add(better, worse, sweeps.meanDifference(at(edits.get(worse)), at(edits.get(better))));
            }
        }
        List<PairComparisons.Rank> ranks = comparisons.ranks();
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EditSummary edit = edits.get(i);
            PairComparisons.Rank rank = ranks.get(i);
            ranked.add(new Ranked(edit.task(), edit.edit(), score(edit), rank.best(), rank.worst(), count));
        }
        return ranked.stream();
    }

    private Sweeps.At at(EditSummary edit) {
        return new Sweeps.At(
                plan.reported(edit.edit()).orElseThrow(),
                edit.chosen().orElseThrow().alpha());
    }
}
