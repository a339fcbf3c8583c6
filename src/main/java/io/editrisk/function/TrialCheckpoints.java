package io.editrisk.function;

import io.editrisk.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How often trials leave checkpoints, and where these lie while they are read and written. */
@ApplicationScoped
class TrialCheckpoints {

    private final CacheConfig cache;
    private final CheckpointConfig config;

    TrialCheckpoints(CacheConfig cache, CheckpointConfig config) {
        this.cache = cache;
        this.config = config;
    }

    Duration every() {
        return config.every();
    }

    /**
     * @param there whether there is one under the key that an earlier call left
     * @param until the epoch after which one is left in any case
     */
    StoredCheckpoints of(ObjectStore store, String key, boolean there, int until) {
        return new StoredCheckpoints(store, key, there, until, this);
    }

    /** Work on a file that is gone afterwards. */
    interface FileWork<T> {
        T on(Path file) throws IOException;
    }

    /** Does what needs a file beside the cached ones. */
    <T> T withFile(FileWork<T> work) {
        try {
            Files.createDirectories(cache.directory());
            Path file = Files.createTempFile(cache.directory(), ".checkpoint", ".safetensors");
            try {
                return work.on(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no checkpoint can be kept in " + cache.directory(), e);
        }
    }
}
