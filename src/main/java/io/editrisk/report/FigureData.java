package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Plan;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.figure.Figure.Series;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What figures are made of.
 *
 * @param edits those that were measured
 */
record FigureData(Plan plan, Summary summary, Sweeps sweeps, List<DrawnEdit> edits) {

    /** The name of the network before editing in legends. */
    static final String UNEDITED = "before editing";

    static FigureData of(Plan plan, Summary summary, Sweeps sweeps) {
        return new FigureData(plan, summary, sweeps, DrawnEdit.of(plan.edits(), summary));
    }

    /** The network before editing, then the edits: a curve's series is 0, or one more than its edit's index. */
    List<Series> series() {
        return Stream.concat(Stream.of(Series.plain(UNEDITED)), edits.stream().map(DrawnEdit::series))
                .toList();
    }

    static int series(DrawnEdit edit) {
        return edit.index() + 1;
    }

    List<String> tasks() {
        return plan.experiment().taskNames();
    }

    List<DrawnEdit> of(String task) {
        return edits.stream().filter(edit -> edit.task().equals(task)).toList();
    }

    boolean hasShifts() {
        return !plan.shifted(Optional.empty()).isEmpty();
    }

    Measured accuracy(DrawnEdit edit, EvaluationSet set, double alpha) {
        return sweeps.accuracy(edit.planned().name(), set, alpha);
    }

    /** Mean accuracy over sets, in percent, each with the same weight. */
    double mean(DrawnEdit edit, List<EvaluationSet> sets, double alpha) {
        return mean(edit.planned().name(), sets, alpha);
    }

    /** That of the network before editing. */
    double uneditedMean(List<EvaluationSet> sets) {
        return mean(EvaluationTask.UNEDITED, sets, 0);
    }

    private double mean(String edit, List<EvaluationSet> sets, double alpha) {
        return percent(sets.stream()
                .mapToDouble(set -> sweeps.accuracy(edit, set, alpha).accuracy())
                .average()
                .orElseThrow(() -> new IllegalArgumentException("a mean over no set")));
    }

    /** A panel's title: the task's name before what is seen, where there are several tasks. */
    String titled(String task, String what) {
        return tasks().size() == 1 ? what : task + ": " + what.toLowerCase(Locale.ROOT);
    }

    static double percent(double fraction) {
        return 100 * fraction;
    }
}
