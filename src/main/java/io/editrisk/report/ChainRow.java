package io.editrisk.report;

import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.Earlier;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of the page's table of edits in sequence: one quantity, what the last edit of a chain changes by itself and what the
 * whole chain does.
 *
 * @param edit the last one's name, with what it starts from; empty in the rows after its first
 * @param step to what it starts from
 * @param chain to the unedited network
 */
record ChainRow(String edit, String from, String alpha, String quantity, Cell step, Cell chain) {

    /** A difference and its interval; empty where there is none. */
    record Cell(String value, String interval) {
        static Cell of(Optional<Difference> difference) {
            return new Cell(
                    difference.map(change -> Numbers.signed(change.value())).orElse(""),
                    difference.map(change -> Numbers.signed(change.interval())).orElse(""));
        }
    }

    static List<ChainRow> of(Summary summary) {
        return summary.edits().stream().flatMap(ChainRow::rows).toList();
    }

    private static Stream<ChainRow> rows(EditSummary edit) {
        return edit.chosenPoint().stream()
                .flatMap(point -> point.step().stream().flatMap(step -> rows(edit, point, step).stream()));
    }

    private static List<ChainRow> rows(EditSummary edit, Point point, Step step) {
        List<ChainRow> rows = new ArrayList<>();
        rows.add(new ChainRow(
                edit.edit(),
                EditRow.from(edit),
                Numbers.alpha(point.alpha()),
                "Editing accuracy",
                Cell.of(Optional.of(step.editingChange())),
                Cell.of(Optional.of(point.editingChange()))));
        for (Earlier earlier : step.earlier()) {
            rows.add(next(
                    "Editing accuracy for " + earlier.task() + ", now "
                            + Numbers.percent(earlier.accuracy().accuracy()),
                    Optional.of(earlier.step()),
                    Optional.of(earlier.chain())));
        }
        rows.add(next("Original accuracy", Optional.of(step.originalChange()), Optional.of(point.originalChange())));
        if (point.originalOodPenalty().isPresent()) {
            rows.add(next("Original OOD penalty", step.originalOodPenalty(), point.originalOodPenalty()));
        }
        return rows;
    }

    private static ChainRow next(String quantity, Optional<Difference> step, Optional<Difference> chain) {
        return new ChainRow("", "", "", quantity, Cell.of(step), Cell.of(chain));
    }
}
