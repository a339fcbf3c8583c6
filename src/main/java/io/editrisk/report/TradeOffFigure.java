package io.editrisk.report;

import static io.editrisk.report.FigureData.percent;

import io.editrisk.experiment.Experiment.Gate;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.ParetoPoint;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.figure.Figure.Rank;
import io.editrisk.report.figure.Figure.Shaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is gained against what is lost, each edit along its line (paper, figures 3 and 4). */
record TradeOffFigure(FigureData data) {

    Figure figure() {
        return new Figure(
                "Accuracy on the editing task against accuracy on the original task, each edit from the old weights"
                        + " (α = 0) along its line. Up is better at the new task, right is better at the old. Large marks are the chosen"
                        + " points"
                        + (gate().isPresent() ? "; the shaded part keeps the gate's limit on the original task." : "."),
                data.series(),
                data.tasks().stream().map(this::panel).toList());
    }

    private Optional<Gate> gate() {
        return data.summary().gate().filter(gate -> gate.maxOriginalDrop().isPresent());
    }

    private Panel panel(String task) {
        Measured original = data.summary().unedited().original();
        Measured before = data.summary().unedited().editing().stream()
                .filter(one -> one.task().equals(task))
                .findFirst()
                .orElseThrow()
                .accuracy();
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve(0, Form.DOTS, List.of(mark("", before, original, Rank.CHOSEN))));
        for (DrawnEdit edit : data.of(task)) {
            curves.add(new Curve(
                    FigureData.series(edit),
                    Form.LINE,
                    edit.first().points().stream()
                            .map(point -> mark(edit, point, before, original))
                            .toList()));
        }
        return panel(data.titled(task, "Editing against original"), curves)
                .shaded(gate().flatMap(Gate::maxOriginalDrop)
                        .map(drop -> new Shaded(
                                percent(original.accuracy() - drop),
                                "keeps the gate: original accuracy falls by at most " + Numbers.size(drop))));
    }

    private Mark mark(DrawnEdit edit, Point point, Measured before, Measured unedited) {
        boolean pareto = edit.names().stream()
                .anyMatch(name -> data.summary().pareto().contains(new ParetoPoint(name.edit(), point.alpha())));
        Rank rank = edit.chosenAt(point.alpha()) ? Rank.CHOSEN : pareto ? Rank.PARETO : Rank.PLAIN;
        return mark(
                        "α = " + Numbers.alpha(point.alpha()) + (pareto ? ", no other does better" : "") + "\n",
                        point.editing(),
                        point.original(),
                        rank)
                .at(percent(point.original(unedited)), percent(point.editing(before)));
    }

    /** Where both accuracies lead, with the counts that they come from. */
    static Mark mark(String before, Measured editing, Measured original, Rank rank) {
        return new Mark(
                percent(original.accuracy()),
                percent(editing.accuracy()),
                Optional.empty(),
                Optional.empty(),
                before + "editing " + Numbers.counted(editing) + "\noriginal " + Numbers.counted(original),
                rank);
    }

    /** A plot of such marks. */
    static Panel panel(String title, List<Curve> curves) {
        return new Panel(
                title,
                Axis.numbers("original task, accuracy in %"),
                Axis.numbers("editing task, accuracy in %"),
                curves);
    }
}
