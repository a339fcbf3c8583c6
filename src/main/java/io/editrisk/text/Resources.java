package io.editrisk.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The files packed beside this room's classes, which {@code src/test/reference/clip_tables.py} wrote. */
final class Resources {

    private Resources() {}

    /** The lines of a UTF-8 file. */
    static List<String> lines(String name) {
        try (InputStream content = open(name)) {
            return lines(content, Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first lines of a gzipped UTF-8 file. */
    static List<String> firstLines(String name, int most) {
        try (InputStream content = new GZIPInputStream(open(name))) {
            return lines(content, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(InputStream content, int most) {
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))
                .lines()
                .limit(most)
                .toList();
    }

    private static InputStream open(String name) {
        InputStream content = Resources.class.getResourceAsStream(name);
        if (content == null) {
            throw new IllegalStateException("not packed with the application: " + name);
        }
        return content;
    }
}
