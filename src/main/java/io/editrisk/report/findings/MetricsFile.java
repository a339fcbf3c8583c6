package io.editrisk.report.findings;

import io.editrisk.evaluation.Accuracy;
import io.editrisk.report.MetricsCsv;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a run's {@code metrics.csv}, as it is or with gzip. Edits that start from another one's result are left out: what was
 * lost before them would count as theirs.
 */
final class MetricsFile {

    private static final List<String> COLUMNS = List.of(MetricsCsv.HEADER.split(","));
    private static final List<String> CHAINED = List.of(MetricsCsv.CHAINED_HEADER.split(","));
    private static final int BASE = CHAINED.indexOf("base");

    /**
     * One line of it.
     *
     * @param edit {@code original} for the network before editing
     * @param alpha 0..1
     * @param corruption empty where the images are as they are; then the severity is too
     */
    record Row(
            Edit edit,
            double alpha,
            String dataset,
            Optional<String> corruption,
            OptionalInt severity,
            Accuracy accuracy) {}

    private MetricsFile() {}

    /** The rows, in the file's order; an {@link InvalidMetricsException} with file and line where it is none. */
    static List<Row> rows(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                CSVParser lines = CSVParser.parse(in, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return rows(file, lines);
        } catch (NoSuchFileException e) {
            throw new InvalidMetricsException(file + ": there is no such file");
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidMetricsException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static List<Row> rows(Path file, CSVParser lines) {
        List<Row> rows = new ArrayList<>();
        List<String> columns = List.of();
        for (CSVRecord line : lines) {
            if (line.getRecordNumber() > 1) {
                try {
                    row(line.toList(), columns.size()).ifPresent(rows::add);
                } catch (IllegalArgumentException e) {
                    throw new InvalidMetricsException(
                            "%s:%d: %s".formatted(file, line.getRecordNumber(), e.getMessage()));
                }
            } else {
                columns = line.toList();
                if (!columns.equals(COLUMNS) && !columns.equals(CHAINED)) {
                    throw noMetrics(file);
                }
            }
        }
        if (lines.getRecordNumber() == 0) {
            throw noMetrics(file);
        }
        return rows;
    }

    private static InvalidMetricsException noMetrics(Path file) {
        return new InvalidMetricsException(file + ":1: a run's metrics.csv begins with " + MetricsCsv.HEADER);
    }

    private static Optional<Row> row(List<String> fields, int columns) {
        if (fields.size() != columns) {
            throw new IllegalArgumentException(fields.size() + " fields; " + columns + " are needed");
        }
        return columns > BASE && !fields.get(BASE).isEmpty() ? Optional.empty() : Optional.of(row(fields));
    }

    private static Row row(List<String> fields) {
        Edit edit = new Edit(fields.get(0), fields.get(1), fields.get(2), some(fields.get(3)));
        return new Row(
                edit,
                number("alpha", fields.get(4)),
                fields.get(5),
                some(fields.get(6)),
                fields.get(7).isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) number("severity", fields.get(7))),
                new Accuracy((long) number("correct", fields.get(8)), (long) number("seen", fields.get(9))));
    }

    private static double number(String column, String text) {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]+)?")) {
            throw new IllegalArgumentException(column + " '" + text + "': a number is needed");
        }
        return Double.parseDouble(text);
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
