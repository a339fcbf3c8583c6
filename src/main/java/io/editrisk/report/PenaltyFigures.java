package io.editrisk.report;

import static io.editrisk.report.FigureData.percent;

import io.editrisk.evaluation.Corrected;
import io.editrisk.evaluation.Interval;
import io.editrisk.report.Summary.Average;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.OfShift;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Cell;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.figure.Figure.Rank;
import io.editrisk.report.figure.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Both penalties: by method (paper, figures 2a and 2b), and of an edit by kind and severity. */
record PenaltyFigures(FigureData data) {

    /** What a method does on average: over its edits, or of its only one. */
    private record OfMethod(String method, int edits, Optional<Difference> original, Optional<Difference> editing) {}

    Figure bars() {
        List<OfMethod> methods = methods();
        Axis names = Axis.of(methods.stream().map(OfMethod::method).toList());
        List<Series> series = IntStream.range(0, methods.size())
                .mapToObj(i -> new Series(methods.get(i).method(), i, 0, OptionalInt.empty()))
                .toList();
        return new Figure(
                "OOD penalties by method at the chosen α, the mean over layers and editing tasks, with 95% intervals over"
                        + " images. Left of zero is a loss.",
                series,
                List.of(
                        panel("Original OOD penalty", names, methods, OfMethod::original),
                        panel("Editing OOD penalty", names, methods, OfMethod::editing)));
    }

    private List<OfMethod> methods() {
        List<OfMethod> methods = new ArrayList<>();
        List<EditSummary> chosen = data.summary().edits().stream()
                .filter(edit -> edit.chosen().isPresent())
                .toList();
        for (String method : DrawnEdit.methods(data.summary())) {
            Optional<Average> average = data.summary().averages().stream()
                    .filter(one -> one.of().equals(method))
                    .findFirst();
            List<Point> points = chosen.stream()
                    .filter(edit -> edit.method().equals(method))
                    .map(edit -> edit.chosenPoint().orElseThrow())
                    .toList();
            methods.add(average.map(mean ->
                            new OfMethod(method, mean.edits(), mean.originalOodPenalty(), mean.editingOodPenalty()))
                    .orElseGet(() -> new OfMethod(
                            method,
                            1,
                            points.get(0).originalOodPenalty(),
                            points.get(0).editingOodPenalty())));
        }
        return methods;
    }

    private static Panel panel(
            String title, Axis names, List<OfMethod> methods, Function<OfMethod, Optional<Difference>> penalty) {
        List<Curve> curves = new ArrayList<>();
        for (int row = 0; row < methods.size(); row++) {
            OfMethod method = methods.get(row);
            int place = row;
            penalty.apply(method)
                    .ifPresent(difference -> curves.add(new Curve(
                            place,
                            Form.BARS,
                            List.of(new Mark(
                                    percent(difference.value()),
                                    place,
                                    Optional.of(percents(difference.interval())),
                                    Optional.empty(),
                                    method.edits() == 1 ? "one edit" : "mean of " + method.edits() + " edits",
                                    Rank.PLAIN)))));
        }
        return new Panel(title, Axis.numbers("points"), names, curves);
    }

    private static Interval percents(Interval interval) {
        return new Interval(percent(interval.low()), percent(interval.high()));
    }

    /** Of an edit at its chosen point, kind × severity. */
    Figure heat(EditSummary edit) {
        Summary.Chosen chosen = edit.chosen().orElseThrow();
        List<OfShift> all = chosen.originalShifts();
        Axis kinds = Axis.of(all.stream().map(Kind::name).distinct().toList());
        Axis severities = Axis.of(
                "severity",
                all.stream().map(PenaltyFigures::severity).distinct().toList());
        return new Figure(
                edit.edit() + " at α = " + Numbers.alpha(chosen.alpha())
                        + ": penalties in points by kind and severity, for the original task to the unedited network, for the"
                        + " editing task to the same images unshifted. Bold: can be told from 0, all of them being looked at.",
                List.of(),
                List.of(
                        Panel.heat("Original OOD penalty", severities, kinds, cells(all, severities, kinds)),
                        Panel.heat(
                                "Editing OOD penalty",
                                severities,
                                kinds,
                                cells(chosen.editingShifts(), severities, kinds))));
    }

    private static List<Cell> cells(List<OfShift> shifts, Axis severities, Axis kinds) {
        return shifts.stream()
                .filter(shift -> kinds.categories().contains(Kind.name(shift)))
                .map(shift -> {
                    Difference change = shift.change().orElseThrow();
                    return new Cell(
                            severities.categories().indexOf(severity(shift)),
                            kinds.categories().indexOf(Kind.name(shift)),
                            percent(change.value()),
                            Numbers.signed(change.interval()) + "; accuracy " + Numbers.counted(shift.accuracy()),
                            shift.corrected().map(Corrected::distinguishable).orElse(false));
                })
                .toList();
    }

    private static String severity(OfShift shift) {
        return shift.severity().isPresent() ? Integer.toString(shift.severity().getAsInt()) : "as published";
    }
}
