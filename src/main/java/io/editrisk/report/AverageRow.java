package io.editrisk.report;

import io.editrisk.report.Summary.Average;
import io.editrisk.report.Summary.Difference;
import java.util.List;
import java.util.Optional;

/**
 * A row of the page's table of averages.
 *
 * @param layer whether it is a method at one layer, over editing tasks; else a method over all its layers
 */
record AverageRow(String of, boolean layer, String edits, List<Cell> cells) {

    /** A mean and its interval, or nothing. */
    record Cell(String label, String value, String interval) {
        static Cell of(String label, Optional<Difference> difference) {
            return new Cell(
                    label,
                    difference.map(mean -> Numbers.signed(mean.value())).orElse(""),
                    difference.map(mean -> Numbers.signed(mean.interval())).orElse(""));
        }
    }

    static AverageRow of(Average average) {
        String without = average.without() == 0 ? "" : ", " + average.without() + " more gained nothing";
        return new AverageRow(
                average.of(),
                !average.of().equals(average.method()),
                average.edits() + without,
                List.of(
                        Cell.of("Editing accuracy", Optional.of(average.editingChange())),
                        Cell.of("Original accuracy", Optional.of(average.originalChange())),
                        Cell.of("Original OOD penalty", average.originalOodPenalty()),
                        Cell.of("Editing OOD penalty", average.editingOodPenalty())));
    }
}
