package io.editrisk.function;

import io.editrisk.network.StoredWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much a cache's folder may hold. What was not asked for longest goes first, and nothing that was asked for in the last ten
 * minutes: whoever asked has it open by then, and an open file stays readable without its name. Processes share the folder.
 */
final class CacheLimit {

    private static final Duration IN_USE = Duration.ofMinutes(10);

    private final Path directory;
    private final long bytes;

    CacheLimit(Path directory, long bytes) {
        this.directory = directory;
        this.bytes = bytes;
    }

    private record Entry(Path path, long bytes, Instant asked) {}

    /** Whether it is there; if so, it was asked for now. */
    static boolean touched(Path kept) throws IOException {
        if (!Files.exists(kept)) {
            return false;
        }
        try {
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // a folder that cannot be written is nobody's to clear either; gone meanwhile: fetched again
            return Files.exists(kept);
        }
        return true;
    }

    /** Removes what is beyond the limit; what another process removes first is gone as well. */
    void keep() throws IOException {
        List<Entry> entries;
        try (Stream<Path> paths = Files.list(directory)) {
            entries = paths.flatMap(CacheLimit::entry)
                    .sorted(Comparator.comparing(Entry::asked))
                    .toList();
        }
        long held = entries.stream().mapToLong(Entry::bytes).sum();
        Instant inUse = Instant.now().minus(IN_USE);
        for (Entry entry : entries) {
            if (held > bytes && entry.asked().isBefore(inUse)) {
                StoredWeights.delete(entry.path());
                held -= entry.bytes();
            }
        }
    }

    private static Stream<Entry> entry(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            long size = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return Stream.of(
                    new Entry(path, size, Files.getLastModifiedTime(path).toInstant()));
        } catch (IOException | UncheckedIOException e) {
            // it went while it was looked at
            return Stream.empty();
        }
    }
}
