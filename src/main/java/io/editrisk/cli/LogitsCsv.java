package io.editrisk.cli;

import io.editrisk.report.CsvField;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes {@code file,class 0,class 1,...}: the file is there when all of it is, or not at all. */
final class LogitsCsv implements AutoCloseable {

    private final Path file;
    private final Path part;
    private final BufferedWriter out;
    private final String column;
    private boolean begun;

    /** @param column what the numbers are of: {@code class} or {@code feature} */
    LogitsCsv(Path file, String column) throws IOException {
        this.file = file;
        this.column = column;
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new WrongInputException(file + ": its folder is not there");
        }
        part = Files.createTempFile(folder, ".logits", ".part");
        out = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
    }

    /** Full precision: the shortest digits that give the same float back. */
    void row(String picture, float[] logits) {
        StringBuilder line = new StringBuilder();
        if (!begun) {
            line.append("file");
            for (int i = 0; i < logits.length; i++) {
                line.append(',').append(column).append(' ').append(i);
            }
            line.append('\n');
            begun = true;
        }
        line.append(CsvField.quoted(picture));
        for (float logit : logits) {
            line.append(',').append(logit);
        }
        try {
            out.append(line.append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything is written. */
    void finish() throws IOException {
        out.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }
}
