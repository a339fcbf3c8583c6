package io.editrisk.report;

import static io.editrisk.report.FigureData.percent;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
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

/** Accuracy under shift against accuracy without (paper, figures 1 and 13). */
record ShiftedAgainstFigure(FigureData data) {

    Figure figure() {
        List<EvaluationSet> shifted = data.plan().shifted(Optional.empty());
        List<Panel> panels = new ArrayList<>();
        panels.add(panel(
                "Original task: under shift against without",
                "original task, accuracy in %",
                data.plan().set("original"),
                shifted,
                data.edits()));
        for (String task : data.tasks()) {
            panels.add(panel(
                    data.titled(task, "Original task under shift against editing task"),
                    "editing task, accuracy in %",
                    data.plan().set(task),
                    shifted,
                    data.of(task)));
        }
        return new Figure(
                "Mean accuracy on the original task under shift, against accuracy on the original task and on the editing task,"
                        + " each edit along its line. Large marks are the chosen points.",
                data.series(),
                panels);
    }

    private Panel panel(
            String title, String label, EvaluationSet against, List<EvaluationSet> shifted, List<DrawnEdit> edits) {
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve(
                0,
                Form.DOTS,
                List.of(new Mark(
                        percent(data.sweeps()
                                .accuracy(EvaluationTask.UNEDITED, against, 0)
                                .accuracy()),
                        data.uneditedMean(shifted),
                        Optional.empty(),
                        Optional.empty(),
                        "mean over " + shifted.size(),
                        Rank.CHOSEN))));
        for (DrawnEdit edit : edits) {
            List<Mark> marks = new ArrayList<>();
            for (double alpha : data.sweeps().alphas()) {
                marks.add(new Mark(
                        percent(data.accuracy(edit, against, alpha).accuracy()),
                        data.mean(edit, shifted, alpha),
                        Optional.empty(),
                        Optional.empty(),
                        "α = " + Numbers.alpha(alpha),
                        edit.chosenAt(alpha) ? Rank.CHOSEN : Rank.PLAIN));
            }
            curves.add(new Curve(FigureData.series(edit), Form.LINE, marks));
        }
        return new Panel(title, Axis.numbers(label), Axis.numbers("original task under shift, accuracy in %"), curves);
    }
}
