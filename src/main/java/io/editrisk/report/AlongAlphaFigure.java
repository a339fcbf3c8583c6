package io.editrisk.report;

import static io.editrisk.report.FigureData.percent;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.figure.Figure.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accuracies along the line from the old weights to the edited ones (paper, figures 5, 6 and 10). */
record AlongAlphaFigure(FigureData data) {

    private static final Axis ALPHA = Axis.numbers("α");
    private static final Axis ACCURACY = Axis.numbers("accuracy in %");

    /** Both tasks as they are, and the mean over their shifts. */
    Figure means() {
        List<Panel> panels = new ArrayList<>();
        for (String task : data.tasks()) {
            panels.add(clean(data.titled(task, "Editing task"), data.plan().set(task), data.of(task)));
        }
        panels.add(clean("Original task", data.plan().set("original"), data.edits()));
        if (data.hasShifts()) {
            panels.add(mean("Original task under shift, mean", data.plan().shifted(Optional.empty()), data.edits()));
            for (String task : data.tasks()) {
                panels.add(mean(
                        data.titled(task, "Editing task under shift, mean"),
                        data.plan().shifted(Optional.of(task)),
                        data.of(task)));
            }
        }
        return new Figure(
                "Accuracy of each edit from the old weights (α = 0) to the edited ones (α = 1). Large marks are the chosen points.",
                data.series(),
                panels);
    }

    /**
     * Each kind of shift by itself, the mean over its severities.
     *
     * @param task empty for the original task
     */
    Figure kinds(Optional<String> task) {
        List<DrawnEdit> edits = task.map(data::of).orElse(data.edits());
        return new Figure(
                "Accuracy on "
                        + task.map(name -> "the editing task" + (data.tasks().size() > 1 ? " " + name : ""))
                                .orElse("the original task")
                        + " under each kind of shift along α, the mean over its severities.",
                data.series(),
                Kind.of(data.plan().shifted(task)).stream()
                        .map(kind -> mean(kind.name(), kind.sets(), edits))
                        .toList());
    }

    private Panel clean(String title, EvaluationSet set, List<DrawnEdit> edits) {
        return panel(title, edits, (edit, alpha) -> {
            Measured accuracy = data.accuracy(edit, set, alpha);
            return mark(edit, alpha, percent(accuracy.accuracy()), Numbers.counted(accuracy));
        });
    }

    private Panel mean(String title, List<EvaluationSet> sets, List<DrawnEdit> edits) {
        String over = sets.size() == 1 ? "" : "mean over " + sets.size();
        return panel(title, edits, (edit, alpha) -> mark(edit, alpha, data.mean(edit, sets, alpha), over));
    }

    private interface AtPoint {
        Mark of(DrawnEdit edit, double alpha);
    }

    private Panel panel(String title, List<DrawnEdit> edits, AtPoint mark) {
        return new Panel(
                title,
                ALPHA,
                ACCURACY,
                edits.stream()
                        .map(edit -> new Curve(
                                FigureData.series(edit),
                                Form.LINE,
                                data.sweeps().alphas().stream()
                                        .map(alpha -> mark.of(edit, alpha))
                                        .toList()))
                        .toList());
    }

    private static Mark mark(DrawnEdit edit, double alpha, double percent, String note) {
        return new Mark(
                alpha,
                percent,
                Optional.empty(),
                Optional.empty(),
                note,
                edit.chosenAt(alpha) ? Rank.CHOSEN : Rank.PLAIN);
    }
}
