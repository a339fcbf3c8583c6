package io.editrisk.report;

import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.Unedited;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The verdict in words, for somebody who reads nothing else. */
record Sentence(Unedited unedited, List<EditSummary> edits, boolean gated) {

    /** @param recommended at most one an editing task */
    String of(List<EditSummary> recommended) {
        if (edits.isEmpty()) {
            return "Nothing was edited: the network is right about "
                    + Numbers.percent(unedited.original().accuracy()) + " of the original task and "
                    + unedited.editing().stream()
                            .map(task -> Numbers.percent(task.accuracy().accuracy()))
                            .collect(Collectors.joining(", "))
                    + (unedited.editing().size() == 1 ? " of the editing task." : " of the editing tasks.");
        }
        List<String> tasks = edits.stream().map(EditSummary::task).distinct().toList();
        if (tasks.size() > 1) {
            return several(tasks, recommended) + breaking();
        }
        return (recommended.isEmpty() ? bad() : good(recommended.get(0))) + breaking();
    }

    private String good(EditSummary edit) {
        Point point = edit.chosenPoint().orElseThrow();
        return edit.edit() + " at α = " + Numbers.alpha(point.alpha())
                + edit.base().map(base -> ", " + EditRow.from(edit) + ",").orElse("")
                + (gated ? " keeps the gate: " : " does best: ")
                + "accuracy on the editing task goes from "
                + Numbers.percent(point.editingBefore().accuracy()) + " to "
                + Numbers.percent(point.editing().accuracy()) + ", on the original task from "
                + Numbers.percent(point.originalBefore().accuracy()) + " to "
                + Numbers.percent(point.original().accuracy())
                + point.originalOodPenalty().map(Sentence::underShift).orElse("") + ".";
    }

    private static String underShift(Difference penalty) {
        return ", under shift by " + Numbers.points(penalty.value());
    }

    private String bad() {
        return improved(edits)
                ? "Every edit that improves on the editing task breaks the gate wherever its line was measured."
                : "No edit improves on the editing task.";
    }

    private static boolean improved(List<EditSummary> edits) {
        return edits.stream()
                .anyMatch(edit -> edit.chosenPoint().map(Point::improves).orElse(false));
    }

    private String several(List<String> tasks, List<EditSummary> recommended) {
        if (recommended.isEmpty()) {
            return improved(edits)
                    ? "Every edit that improves on its editing task breaks the gate wherever its line was measured."
                    : "No edit improves on its editing task.";
        }
        List<String> none = tasks.stream()
                .filter(task ->
                        recommended.stream().noneMatch(edit -> edit.task().equals(task)))
                .toList();
        String which = none.isEmpty()
                ? "all " + tasks.size() + " editing tasks"
                : recommended.size() + " of " + tasks.size() + " editing tasks, not for " + String.join(", ", none)
                        + ",";
        return "For " + which + " an edit improves" + (gated ? " and keeps the gate" : "") + ": the best of each ("
                + recommended.stream()
                        .map(edit -> edit.edit() + " at α = "
                                + Numbers.alpha(edit.chosenPoint().orElseThrow().alpha()))
                        .collect(Collectors.joining(", "))
                + ") change accuracy on the editing task by "
                + mean(recommended, point -> point.editingChange().value()) + " on average, on the original task by "
                + mean(recommended, point -> point.originalChange().value())
                + (penalised(recommended)
                        ? ", under shift by "
                                + mean(
                                        recommended,
                                        point -> point.originalOodPenalty()
                                                .orElseThrow()
                                                .value())
                        : "")
                + ".";
    }

    private static boolean penalised(List<EditSummary> recommended) {
        return recommended.stream()
                .allMatch(edit ->
                        edit.chosenPoint().orElseThrow().originalOodPenalty().isPresent());
    }

    private static String mean(List<EditSummary> edits, ToDoubleFunction<Point> value) {
        return Numbers.points(edits.stream()
                .map(edit -> edit.chosenPoint().orElseThrow())
                .mapToDouble(value)
                .average()
                .orElseThrow());
    }

    private String breaking() {
        List<EditSummary> measured =
                edits.stream().filter(edit -> !edit.points().isEmpty()).toList();
        List<String> breaking = measured.stream()
                .filter(edit -> !edit.points().get(edit.points().size() - 1).allowed())
                .map(EditSummary::edit)
                .toList();
        return switch (breaking.size()) {
            case 0 -> "";
            case 1 -> " At full strength " + breaking.get(0) + " breaks it.";
            default -> " At full strength " + breaking.size() + " of " + measured.size() + " edits break it.";
        };
    }
}
