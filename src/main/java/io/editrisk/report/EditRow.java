package io.editrisk.report;

import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.Summary.Chosen;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.Selected;
import io.editrisk.report.Summary.UneditedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the page's table: an edit at one point, or why it has no numbers.
 *
 * @param kind {@code unedited}, {@code chosen} or {@code full}
 * @param missing what stands in place of numbers; empty where there are some
 * @param gate {@code kept}, {@code broken}, or that there is none
 * @param broken which of its limits are; empty where none is
 * @param spark its line, an SVG element; empty where there is none
 * @param cost what it changed and what its search took
 */
record EditRow(
        String kind,
        String edit,
        String note,
        String missing,
        String alpha,
        List<Cell> cells,
        String gate,
        String broken,
        String spark,
        List<String> cost) {

    /**
     * A number and what is under it.
     *
     * @param sort what a table is sorted by; empty where nothing was measured
     */
    record Cell(String label, String value, List<String> lines, String sort) {}

    /** At its chosen point, and at full strength where that is another one. */
    static List<EditRow> of(EditSummary edit, Summary summary) {
        Optional<Point> chosen = edit.chosenPoint();
        if (chosen.isEmpty()) {
            return List.of(new EditRow(
                    "chosen",
                    edit.edit(),
                    from(edit),
                    edit.reason().orElseThrow(),
                    "",
                    List.of(),
                    "",
                    "",
                    "",
                    List.of()));
        }
        Point last = edit.points().get(edit.points().size() - 1);
        String note = Stream.of(
                        from(edit),
                        summary.recommended().contains(edit.edit()) ? "the one to take" : "",
                        rank(edit, summary))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        EditRow row = row(
                        "chosen", edit.edit(), note, chosen.get(), edit.chosen().flatMap(Chosen::selected))
                .with(
                        SparkLine.of(edit.points(), chosen.get().alpha()),
                        Stream.of(EditGroup.change(edit), EditGroup.training(edit))
                                .flatMap(Optional::stream)
                                .toList());
        return last.alpha() == chosen.get().alpha()
                ? List.of(row)
                : List.of(row, row("full", "at full strength", "", last, Optional.empty()));
    }

    /** Where it stands; edits that cannot be told apart share ranks. */
    private static String rank(EditSummary edit, Summary summary) {
        return summary.ranking().stream()
                .filter(ranked -> ranked.edit().equals(edit.edit()))
                .filter(ranked -> ranked.of() > 1)
                .map(ranked -> "rank "
                        + (ranked.best() == ranked.worst() ? ranked.best() : ranked.best() + " to " + ranked.worst())
                        + " of " + ranked.of())
                .findFirst()
                .orElse("");
    }

    private EditRow with(String line, List<String> cost) {
        return new EditRow(kind, edit, note, missing, alpha, cells, gate, broken, line, cost);
    }

    /** What it starts from, where that is another edit. */
    static String from(EditSummary edit) {
        return edit.base()
                .map(base -> "from " + base.edit()
                        + (base.alpha().isPresent()
                                ? " at α = " + Numbers.alpha(base.alpha().getAsDouble())
                                : ""))
                .orElse("");
    }

    static EditRow unedited(Summary.Unedited unedited, UneditedTask task) {
        return new EditRow(
                "unedited",
                PlannedEdit.nameOf(task.task(), "before editing"),
                "",
                "",
                "0",
                List.of(
                        accuracy("Editing accuracy", task.accuracy(), Optional.empty()),
                        accuracy("Original accuracy", unedited.original(), Optional.empty()),
                        penalty("Original OOD penalty", Optional.empty()),
                        penalty("Editing OOD penalty", task.oodPenalty())),
                "",
                "",
                "",
                List.of());
    }

    /** @param selected the point on the images that it was chosen on, where these are others */
    private static EditRow row(String kind, String edit, String note, Point point, Optional<Selected> selected) {
        return new EditRow(
                kind,
                edit,
                note,
                "",
                Numbers.alpha(point.alpha()),
                List.of(
                        chosen(
                                accuracy("Editing accuracy", point.editing(), Optional.of(point.editingChange())),
                                selected.map(Selected::editing)),
                        chosen(
                                accuracy("Original accuracy", point.original(), Optional.of(point.originalChange())),
                                selected.map(Selected::original)),
                        penalty("Original OOD penalty", point.originalOodPenalty()),
                        penalty("Editing OOD penalty", point.editingOodPenalty())),
                point.gate().map(check -> check.passed() ? "kept" : "broken").orElse("none"),
                point.gate().map(EditRow::broken).orElse(""),
                "",
                List.of());
    }

    private static String broken(Summary.GateCheck check) {
        List<String> broken = new ArrayList<>();
        check.originalDrop().filter(limit -> !limit.kept()).ifPresent(limit -> broken.add("original accuracy"));
        check.originalOodPenalty()
                .filter(limit -> !limit.kept())
                .ifPresent(limit -> broken.add("original OOD penalty"));
        return String.join(", ", broken);
    }

    private static Cell accuracy(String label, Measured measured, Optional<Difference> change) {
        List<String> lines = new ArrayList<>();
        lines.add(Numbers.percents(measured.interval()) + ", " + measured.correct() + " of " + measured.seen());
        change.ifPresent(difference -> lines.add(
                "change " + Numbers.signed(difference.value()) + " (" + Numbers.signed(difference.interval()) + ")"));
        return new Cell(label, Numbers.percent(measured.accuracy()), lines, Double.toString(measured.accuracy()));
    }

    /** The same with what it was where it was chosen: better by luck, most often. */
    private static Cell chosen(Cell accuracy, Optional<Measured> selected) {
        List<String> lines = new ArrayList<>(accuracy.lines());
        selected.ifPresent(there -> lines.add("where chosen " + Numbers.percent(there.accuracy())));
        return new Cell(accuracy.label(), accuracy.value(), lines, accuracy.sort());
    }

    private static Cell penalty(String label, Optional<Difference> penalty) {
        return new Cell(
                label,
                penalty.map(difference -> Numbers.signed(difference.value())).orElse(""),
                penalty.map(difference -> Numbers.signed(difference.interval())).stream()
                        .toList(),
                penalty.map(difference -> Double.toString(difference.value())).orElse(""));
    }
}
