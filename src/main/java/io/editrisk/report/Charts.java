package io.editrisk.report;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Interval;
import io.editrisk.experiment.Experiment.EditingTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.report.Summary.Chosen;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.OfShift;
import io.editrisk.report.Summary.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page's plots are drawn from. */
record Charts(List<Double> alphas, List<Line> lines, List<Panel> panels) {

    /** An accuracy, with its interval where it has one. */
    record Mark(double value, OptionalDouble low, OptionalDouble high) {
        static Mark of(Measured measured) {
            Interval interval = measured.interval();
            return new Mark(measured.accuracy(), OptionalDouble.of(interval.low()), OptionalDouble.of(interval.high()));
        }

        static Mark of(double value) {
            return new Mark(value, OptionalDouble.empty(), OptionalDouble.empty());
        }
    }

    /**
     * An edit along α, drawn once however many names it is reported under.
     *
     * @param chosen the points that its names were given
     * @param shifted mean over the shifts of the original data; empty where there are none
     */
    record Line(
            String name,
            int colour,
            List<Double> chosen,
            List<Mark> editing,
            List<Mark> original,
            List<Mark> shifted,
            List<Mark> shiftedEditing) {}

    /**
     * One corruption by severity, on the data of one task.
     *
     * @param task {@code original} or {@code editing}
     * @param caption the corruption, with the editing task's name where it has one
     */
    record Panel(String task, String caption, String corruption, List<Integer> severities, List<Series> series) {}

    /** An edit at its chosen point; {@code colour} is its line's, -1 for the unedited network. */
    record Series(String name, int colour, boolean dashed, List<Double> values) {}

    static Charts of(Plan plan, Summary summary) {
        List<Line> lines = new ArrayList<>();
        List<Drawn> drawn = new ArrayList<>();
        for (PlannedEdit edit : plan.edits()) {
            List<EditSummary> names = summary.edits().stream()
                    .filter(one ->
                            edit.reportedAs().stream().map(ReportedAs::edit).anyMatch(one.edit()::equals))
                    .filter(one -> one.chosen().isPresent())
                    .toList();
            names.forEach(one -> drawn.add(new Drawn(one, lines.size(), !one.equals(names.get(0)))));
            if (!names.isEmpty()) {
                lines.add(line(summary, names, lines.size()));
            }
        }
        List<Double> alphas = lines.isEmpty()
                ? List.of()
                : drawn.get(0).edit().points().stream().map(Point::alpha).toList();
        return new Charts(alphas, lines, panels(plan, summary, drawn));
    }

    private record Drawn(EditSummary edit, int colour, boolean dashed) {}

    private static Line line(Summary summary, List<EditSummary> names, int colour) {
        EditSummary first = names.get(0);
        double shiftedBefore = summary.unedited().shifts().stream()
                .filter(shift -> first.chosen().orElseThrow().originalShifts().stream()
                        .anyMatch(one -> one.set().equals(shift.set())))
                .mapToDouble(shift -> shift.accuracy().accuracy())
                .average()
                .orElse(0);
        return new Line(
                PlannedEdit.nameOf(
                        first.task(),
                        names.stream().map(EditSummary::method).collect(Collectors.joining(" / ")) + at(first)),
                colour,
                names.stream()
                        .map(one -> one.chosen().orElseThrow().alpha())
                        .distinct()
                        .toList(),
                marks(first, point -> Optional.of(Mark.of(point.editing()))),
                marks(first, point -> Optional.of(Mark.of(point.original()))),
                marks(first, point -> point.originalOodPenalty().map(penalty -> shifted(shiftedBefore, penalty))),
                marks(
                        first,
                        point -> point.editingOodPenalty()
                                .map(penalty -> shifted(point.editing().accuracy(), penalty))));
    }

    private static String at(EditSummary edit) {
        return edit.place().substring(edit.method().length()).replace("@", " @ ");
    }

    private static Mark shifted(double base, Difference penalty) {
        return Mark.of(base + penalty.value());
    }

    private static List<Mark> marks(EditSummary edit, Function<Point, Optional<Mark>> mark) {
        return edit.points().stream()
                .flatMap(point -> mark.apply(point).stream())
                .toList();
    }

    private static List<Panel> panels(Plan plan, Summary summary, List<Drawn> drawn) {
        List<Integer> severities = plan.experiment().shifts().severities();
        Stream<String> tasks = plan.experiment().editingTasks().stream().map(EditingTask::name);
        return Stream.concat(Stream.of(EvaluationTask.UNEDITED), tasks)
                .flatMap(task -> plan.experiment().shifts().corruptions().stream()
                        .map(corruption -> panel(summary, ofTask(drawn, task), task, corruption, severities)))
                .toList();
    }

    private static List<Drawn> ofTask(List<Drawn> drawn, String task) {
        return drawn.stream()
                .filter(one -> task.equals(EvaluationTask.UNEDITED)
                        || one.edit().task().equals(task))
                .toList();
    }

    private static Panel panel(
            Summary summary, List<Drawn> drawn, String task, String corruption, List<Integer> severities) {
        boolean original = task.equals(EvaluationTask.UNEDITED);
        List<Series> series = new ArrayList<>();
        series.add(new Series(
                "before editing", -1, false, values(summary.unedited().shifts(), task, corruption)));
        for (Drawn one : drawn) {
            Chosen chosen = one.edit().chosen().orElseThrow();
            List<OfShift> shifts = original ? chosen.originalShifts() : chosen.editingShifts();
            series.add(new Series(
                    one.edit().edit() + ", α = " + Numbers.alpha(chosen.alpha()),
                    one.colour(),
                    one.dashed(),
                    values(shifts, task, corruption)));
        }
        String caption = original || task.equals(EditingTask.ONLY) ? corruption : task + ": " + corruption;
        return new Panel(original ? task : EditingTask.ONLY, caption, corruption, severities, series);
    }

    private static List<Double> values(List<OfShift> shifts, String task, String corruption) {
        return shifts.stream()
                .filter(shift -> shift.set().startsWith(task + "+"))
                .filter(shift -> shift.corruption().equals(Optional.of(corruption)))
                .map(shift -> shift.accuracy().accuracy())
                .toList();
    }
}
