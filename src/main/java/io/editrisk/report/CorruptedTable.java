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
 * @param relative whether any has a relative one
 */
record CorruptedTable(List<Row> rows, boolean mce, boolean relative) {

    /** A network's mean over one kind of images; {@code mce} and {@code relative} are empty where they are not defined. */
    record Row(
            String edit,
            String alpha,
            String shifts,
            String accuracy,
            String interval,
            String mce,
            String mceInterval,
            String relative,
            String relativeInterval) {}

    static CorruptedTable of(Summary summary) {
        List<Row> rows = Stream.concat(
                        summary.unedited().corrupted().stream().map(means -> row("before editing", 0, means)),
                        summary.edits().stream().flatMap(CorruptedTable::rows))
                .toList();
        return new CorruptedTable(
                rows,
                rows.stream().anyMatch(row -> !row.mce().isEmpty()),
                rows.stream().anyMatch(row -> !row.relative().isEmpty()));
    }

    private static Stream<Row> rows(EditSummary edit) {
        return edit.chosen().stream()
                .flatMap(chosen -> chosen.corrupted().stream().map(means -> row(edit.edit(), chosen.alpha(), means)));
    }

    private static Row row(String edit, double alpha, Corrupted means) {
        return new Row(
                edit,
                Numbers.alpha(alpha),
                means.shifts() + (means.published() ? ", as published" : ", made here"),
                Numbers.percent(means.meanAccuracy()),
                Numbers.percents(means.interval()),
                percent(means.mce()),
                interval(means.mce()),
                percent(means.relativeMce()),
                interval(means.relativeMce()));
    }

    private static String percent(Optional<MeanCorruptionError> error) {
        return error.map(one -> Numbers.tenth(one.percent())).orElse("");
    }

    private static String interval(Optional<MeanCorruptionError> error) {
        return error.map(one -> Numbers.tenths(one.interval())).orElse("");
    }
}
