package io.editrisk.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What tests do with whole folders. */
public final class Folders {

    private Folders() {}

    /** Uploads every file below the folder under its path there, where the store has none yet. */
    public static void upload(ObjectStore store, Path folder) {
        for (Path file : below(folder)) {
            String key = folder.relativize(file).toString().replace('\\', '/');
            if (Files.isRegularFile(file) && !store.exists(key)) {
                store.upload(key, file);
            }
        }
    }

    public static void delete(Path folder) {
        try {
            List<Path> deepestFirst =
                    below(folder).stream().sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
