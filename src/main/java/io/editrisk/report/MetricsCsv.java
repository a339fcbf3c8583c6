package io.editrisk.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code metrics.csv} (quoted as RFC 4180 has it, UTF-8, lines end in LF): the {@link MetricRows}; columns that say nothing are
 * empty. Where any edit starts from another one, two columns more name that one and its α.
 */
public final class MetricsCsv {

    /** The columns that every run has. */
    public static final String HEADER =
            "edit,task,method,layer,alpha,dataset,corruption,severity,correct,seen,accuracy";

    /** Those of a run in which edits start from others. */
    public static final String CHAINED_HEADER = HEADER + ",base,base-alpha";

    private static final String END = "\n";

    private MetricsCsv() {}

    static byte[] of(MetricRows rows) {
        return Stream.concat(
                        Stream.of(rows.chained() ? CHAINED_HEADER : HEADER),
                        rows.rows().map(row -> line(row, rows.chained())))
                .collect(Collectors.joining(END, "", END))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(MetricRows.Row row, boolean chained) {
        List<String> fields = List.of(
                CsvField.quoted(row.name().edit()),
                quoted(row.name().task()),
                quoted(row.name().method()),
                quoted(row.name().layer()),
                Numbers.alpha(row.alpha()),
                CsvField.quoted(row.set().dataset()),
                quoted(row.set().shift().map(shift -> shift.corruption())),
                row.set()
                        .shift()
                        .map(shift -> Integer.toString(shift.severity()))
                        .orElse(""),
                Long.toString(row.accuracy().correct()),
                Long.toString(row.accuracy().seen()),
                Double.toString(row.accuracy().fraction()));
        String line = String.join(",", fields);
        return chained
                ? line + "," + quoted(row.name().base()) + ","
                        + row.name().baseAlpha().map(Numbers::alpha).orElse("")
                : line;
    }

    private static String quoted(Optional<String> text) {
        return text.map(CsvField::quoted).orElse("");
    }
}
