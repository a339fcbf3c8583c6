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

/** Reads a run's {@code metrics.csv}, as it is or with gzip. */
final class MetricsFile {

    private static final List<String> COLUMNS = List.of(MetricsCsv.HEADER.split(","));

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
        for (CSVRecord line : lines) {
            if (line.getRecordNumber() > 1) {
                try {
                    rows.add(row(line.toList()));
                } catch (IllegalArgumentException e) {
                    throw new InvalidMetricsException(
                            "%s:%d: %s".formatted(file, line.getRecordNumber(), e.getMessage()));
                }
            } else if (!line.toList().equals(COLUMNS)) {
                throw noMetrics(file);
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

    private static Row row(List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            throw new IllegalArgumentException(fields.size() + " fields; " + COLUMNS.size() + " are needed");
        }
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
