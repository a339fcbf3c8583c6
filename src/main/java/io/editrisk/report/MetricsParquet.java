package io.editrisk.report;

import io.editrisk.report.MetricRows.Row;
import io.editrisk.shift.Shift;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code metrics.parquet}: the rows and columns of {@code metrics.csv}, typed; null where those are empty. */
final class MetricsParquet {

    private MetricsParquet() {}

    /** Writes the file. */
    static void write(MetricRows rows, Path file) {
        try (ParquetTable<Row> table = new ParquetTable<>(file, "metrics", columns(rows.chained()))) {
            rows.rows().forEach(table::add);
        }
    }

    private static List<ParquetColumn<Row>> columns(boolean chained) {
        List<ParquetColumn<Row>> columns = new ArrayList<>(List.of(
                ParquetColumn.text("edit", row -> row.name().edit()),
                ParquetColumn.optionalText("task", row -> row.name().task()),
                ParquetColumn.optionalText("method", row -> row.name().method()),
                ParquetColumn.optionalText("layer", row -> row.name().layer()),
                ParquetColumn.real("alpha", Row::alpha),
                ParquetColumn.text("dataset", row -> row.set().dataset()),
                ParquetColumn.optionalText(
                        "corruption", row -> row.set().shift().map(Shift::corruption)),
                ParquetColumn.<Row>number(
                                "severity",
                                row -> row.set().shift().orElseThrow().severity())
                        .where(row -> row.set().shift().isPresent()),
                ParquetColumn.count("correct", row -> row.accuracy().correct()),
                ParquetColumn.count("seen", row -> row.accuracy().seen()),
                ParquetColumn.real("accuracy", row -> row.accuracy().fraction())));
        if (chained) {
            columns.add(ParquetColumn.optionalText("base", row -> row.name().base()));
            columns.add(ParquetColumn.<Row>real(
                            "base-alpha", row -> row.name().baseAlpha().orElseThrow())
                    .where(row -> row.name().baseAlpha().isPresent()));
        }
        return columns;
    }
}
