package io.editrisk.function;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder for the embedded store and the cache of one application; gone with it. */
public final class OwnFolder implements QuarkusTestResourceLifecycleManager {

    private Path folder = Path.of("");

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("editrisk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "editrisk.local.directory", folder.resolve("store").toString(),
                "editrisk.cache.directory", folder.resolve("cache").toString());
    }

    @Override
    public void stop() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
