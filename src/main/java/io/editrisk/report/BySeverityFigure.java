package io.editrisk.report;

import static io.editrisk.report.FigureData.percent;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Interval;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.OfShift;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.figure.Figure.Rank;
import io.editrisk.report.figure.Figure.Series;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How corruption gets worse with severity, at the chosen points. */
record BySeverityFigure(FigureData data) {

    /** Whether there is a corruption to draw. */
    boolean any() {
        return !severities().isEmpty();
    }

    private List<Integer> severities() {
        return data.plan().shifted(Optional.empty()).stream()
                .flatMap(set -> set.shift().stream())
                .map(shift -> shift.severity())
                .distinct()
                .sorted()
                .toList();
    }

    private Axis axis() {
        return Axis.of("severity", severities().stream().map(String::valueOf).toList());
    }

    /**
     * Accuracy under each corruption.
     *
     * @param task empty for the original task
     */
    Figure accuracies(Optional<String> task) {
        List<DrawnEdit> edits = task.map(data::of).orElse(data.edits());
        List<Panel> panels = Kind.of(data.plan().shifted(task)).stream()
                .filter(kind -> kind.sets().get(0).shift().isPresent())
                .map(kind -> panel(kind, edits))
                .toList();
        return new Figure(
                "Accuracy at the chosen α as each corruption gets worse, mild to severe.", data.series(), panels);
    }

    private Panel panel(Kind kind, List<DrawnEdit> edits) {
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve(
                0, Form.LINE, marks(kind, set -> data.sweeps().accuracy(EvaluationTask.UNEDITED, set, 0))));
        for (DrawnEdit edit : edits) {
            double alpha = edit.first().chosen().orElseThrow().alpha();
            curves.add(
                    new Curve(FigureData.series(edit), Form.LINE, marks(kind, set -> data.accuracy(edit, set, alpha))));
        }
        return new Panel(kind.name(), axis(), Axis.numbers("accuracy in %"), curves);
    }

    private interface OfSet {
        Measured at(EvaluationSet set);
    }

    private List<Mark> marks(Kind kind, OfSet accuracy) {
        return kind.sets().stream()
                .map(set -> {
                    Measured measured = accuracy.at(set);
                    return new Mark(
                            severities().indexOf(set.shift().orElseThrow().severity()),
                            percent(measured.accuracy()),
                            Optional.empty(),
                            Optional.empty(),
                            Numbers.counted(measured),
                            Rank.PLAIN);
                })
                .toList();
    }

    /** Original OOD penalty of each method, with its spread over layers, tasks and kinds (figure 2c). */
    Figure spread() {
        List<String> methods = DrawnEdit.methods(data.summary());
        List<Series> series = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (String method : methods) {
            List<Mark> marks = new ArrayList<>();
            for (int severity : severities()) {
                spread(method, severity).ifPresent(marks::add);
            }
            curves.add(new Curve(series.size(), Form.LINE, marks));
            series.add(new Series(method, series.size(), series.size(), OptionalInt.empty()));
        }
        return new Figure(
                "Original OOD penalty by severity, the mean over layers, editing tasks and kinds of corruption; the bars reach"
                        + " from the worst of these to the best.",
                series,
                List.of(new Panel("", axis(), Axis.numbers("original OOD penalty, points"), curves)));
    }

    private Optional<Mark> spread(String method, int severity) {
        DoubleSummaryStatistics penalties = data.summary().edits().stream()
                .filter(edit -> edit.method().equals(method))
                .flatMap(edit -> edit.chosen().stream())
                .flatMap(chosen -> chosen.originalShifts().stream())
                .filter(shift -> shift.severity().equals(OptionalInt.of(severity)))
                .map(OfShift::change)
                .mapToDouble(change -> percent(change.orElseThrow().value()))
                .summaryStatistics();
        return penalties.getCount() == 0
                ? Optional.empty()
                : Optional.of(new Mark(
                        severities().indexOf(severity),
                        penalties.getAverage(),
                        Optional.empty(),
                        Optional.of(new Interval(penalties.getMin(), penalties.getMax())),
                        "over " + penalties.getCount() + " edits and kinds",
                        Rank.PLAIN));
    }
}
