package io.editrisk.function;

import io.editrisk.store.Folders;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
        Folders.delete(folder);
    }
}
