package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables as DuckDB reads them, which is not the library that writes them. */
class ParquetTest {

    private static final String METRICS =
            "select edit, task, method, layer, alpha, dataset, corruption, severity, correct, seen, accuracy from '%s'";

    @TempDir
    private static Path folder;

    private static Report report;

    @BeforeAll
    static void write() {
        report = Report.of(SmallRun.gated(0.02, 0.05).cut(3).results(), folder);
    }

    private static List<List<Object>> rows(String query) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<Object>> csv() throws IOException {
        String text = new String(report.files().get("metrics.csv"), StandardCharsets.UTF_8);
        List<List<Object>> rows = new ArrayList<>();
        for (CSVRecord record : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setNullString("")
                .get()
                .parse(new StringReader(text))) {
            List<Object> row = new ArrayList<>();
            for (String column : List.of("edit", "task", "method", "layer")) {
                row.add(record.get(column));
            }
            row.add(Double.valueOf(record.get("alpha")));
            row.add(record.get("dataset"));
            row.add(record.get("corruption"));
            String severity = record.get("severity");
            row.add(severity == null ? null : Integer.valueOf(severity));
            row.add(Long.valueOf(record.get("correct")));
            row.add(Long.valueOf(record.get("seen")));
            row.add(Double.valueOf(record.get("accuracy")));
            rows.add(row);
        }
        return rows;
    }

    @Test
    void metricsAreThoseOfTheCsvRowByRow() throws Exception {
        assertThat(rows(METRICS.formatted(folder.resolve("metrics.parquet")))).isEqualTo(csv());
    }

    @Test
    void predictionsAddUpToTheMetrics() throws Exception {
        String counted = """
                select edit, task, method, layer, alpha, dataset, corruption, severity,
                  sum(correct::int)::bigint, count(*), sum(correct::int) / count(*)
                from '%s' where reported group by all order by min(file_row_number)
                """.formatted(folder.resolve("predictions.parquet"));
        List<List<Object>> measured = csv().stream()
                .filter(row -> row.get(0).equals("original") || !row.get(4).equals(0.0))
                .toList();

        assertThat(rows(counted.replace("from '", "from read_parquet('")
                        .replace("' where", "', file_row_number = true) where")))
                .containsExactlyInAnyOrderElementsOf(measured);
    }

    @Test
    void aPredictionHasItsImageLabelAndMargin() throws Exception {
        String one = "select image, label, prediction, margin, correct from '%s' where edit = '%s' and alpha = 1"
                        .formatted(folder.resolve("predictions.parquet"), SmallRun.SHARED)
                + " and dataset = 'datasets/o' and corruption = 'fog' and severity = 3";

        List<List<Object>> found = rows(one);
        assertThat(found).hasSize(10);
        assertThat(found.get(3)).containsExactly("original-3", 0, 1, null, false);
        assertThat(found.get(4)).containsExactly("original-4", 0, 0, null, true);
    }

    @Test
    void theSameRunGivesTheSameBytesHoweverItWasCut(@TempDir Path other) throws Exception {
        Report.of(SmallRun.gated(0.02, 0.05).results(), other);

        for (String table : List.of("metrics.parquet", "predictions.parquet")) {
            assertThat(Files.readAllBytes(other.resolve(table)))
                    .as(table)
                    .isEqualTo(Files.readAllBytes(folder.resolve(table)));
        }
    }
}
