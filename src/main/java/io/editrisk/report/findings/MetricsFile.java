package io.editrisk.report.findings;

import io.editrisk.evaluation.Accuracy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;

/** Reads a run's {@code metrics.csv}, as it is or with gzip. */
final class MetricsFile {

    private static final String HEADER =
            "edit,task,method,layer,alpha,dataset,corruption,severity,correct,seen,accuracy";
    private static final int COLUMNS = 11;

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
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new InvalidMetricsException(file + ":1: a run's metrics.csv begins with " + HEADER);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                rows.add(row(fields(lines.get(i))));
            } catch (IllegalArgumentException e) {
                throw new InvalidMetricsException("%s:%d: %s".formatted(file, i + 1, e.getMessage()));
            }
        }
        return rows;
    }

    private static Row row(List<String> fields) {
        if (fields.size() != COLUMNS) {
            throw new IllegalArgumentException(fields.size() + " fields; " + COLUMNS + " are needed");
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

    /** Of a line as RFC 4180 has it, none of whose fields holds a line break. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static List<String> lines(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            throw new InvalidMetricsException(file + ": there is no such file");
        } catch (IOException e) {
            throw new InvalidMetricsException(file + ": cannot be read: " + e.getMessage());
        }
    }
}
