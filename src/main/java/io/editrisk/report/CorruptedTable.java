package io.editrisk.report;

import io.editrisk.evaluation.MeanCorruptionError;
import io.editrisk.report.Summary.Corrupted;
import io.editrisk.report.Summary.EditSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page's table of means over corruptions.
 *
 * @param mce whether any row has a mean corruption error
 */
record CorruptedTable(List<Row> rows, boolean mce) {

    /** A network's mean over one kind of images; {@code mce} is empty where it is not defined. */
    record Row(
            String edit,
            String alpha,
            String shifts,
            String accuracy,
            String interval,
            String mce,
            String mceInterval) {}

    static CorruptedTable of(Summary summary) {
        List<Row> rows = Stream.concat(
                        summary.unedited().corrupted().stream().map(means -> row("before editing", 0, means)),
                        summary.edits().stream().flatMap(CorruptedTable::rows))
                .toList();
        return new CorruptedTable(rows, rows.stream().anyMatch(row -> !row.mce().isEmpty()));
    }

    private static Stream<Row> rows(EditSummary edit) {
        return edit.chosen().stream()
                .flatMap(chosen -> chosen.corrupted().stream().map(means -> row(edit.edit(), chosen.alpha(), means)));
    }

    private static Row row(String edit, double alpha, Corrupted means) {
        Optional<MeanCorruptionError> mce = means.mce();
        return new Row(
                edit,
                Numbers.alpha(alpha),
                means.shifts() + (means.published() ? ", as published" : ", made here"),
                Numbers.percent(means.meanAccuracy()),
                Numbers.percents(means.interval()),
                mce.map(error -> Numbers.tenth(error.percent())).orElse(""),
                mce.map(error -> Numbers.tenths(error.interval())).orElse(""));
    }
}
