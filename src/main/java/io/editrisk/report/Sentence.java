package io.editrisk.report;

import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.Unedited;
import java.util.List;
import java.util.Optional;

/** The verdict in words, for somebody who reads nothing else. */
record Sentence(Unedited unedited, List<EditSummary> edits, boolean gated) {

    String of(Optional<EditSummary> recommended) {
        if (edits.isEmpty()) {
            return "Nothing was edited: the network is right about "
                    + Numbers.percent(unedited.original().accuracy()) + " of the original task and "
                    + Numbers.percent(unedited.editing().accuracy()) + " of the editing task.";
        }
        return recommended.map(this::good).orElseGet(this::bad) + breaking();
    }

    private String good(EditSummary edit) {
        Point point = edit.chosenPoint().orElseThrow();
        return edit.edit() + " at α = " + Numbers.alpha(point.alpha()) + (gated ? " keeps the gate: " : " does best: ")
                + "accuracy on the editing task goes from "
                + Numbers.percent(unedited.editing().accuracy()) + " to "
                + Numbers.percent(point.editing().accuracy()) + ", on the original task from "
                + Numbers.percent(unedited.original().accuracy()) + " to "
                + Numbers.percent(point.original().accuracy())
                + point.originalOodPenalty().map(Sentence::underShift).orElse("") + ".";
    }

    private static String underShift(Difference penalty) {
        return ", under shift by " + Numbers.points(penalty.value());
    }

    private String bad() {
        boolean improved = edits.stream()
                .anyMatch(edit -> edit.chosenPoint().map(Point::improves).orElse(false));
        return improved
                ? "Every edit that improves on the editing task breaks the gate wherever its line was measured."
                : "No edit improves on the editing task.";
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
