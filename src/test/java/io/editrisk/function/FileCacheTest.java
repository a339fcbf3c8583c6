package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.network.SplitWeights;
import io.editrisk.network.StoredWeights;
import io.editrisk.store.MemoryStore;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCacheTest {

    private static final String WHOLE = "models/whole.safetensors";
    private static final String SPLIT = "models/" + SplitWeights.INDEX;

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private Path models;
    private FileCache cache;

    @BeforeEach
    void upload() throws IOException {
        models = folder.resolve("models");
        Path whole = Path.of("examples/models/garments.safetensors");
        SplitWeights.write(whole, models);
        Files.copy(whole, folder.resolve(WHOLE));
        store.putFolder("models/", models);
        cache = new FileCache(folder.resolve("cache"), Long.MAX_VALUE);
    }

    private String digest(String key) throws IOException {
        return StoredWeights.digest(folder.resolve(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, SPLIT})
    void weightsAreFetchedOnce(String key) throws IOException {
        Path file = cache.fetch(store, key, digest(key));
        int reads = store.reads().size();

        assertThat(Safetensors.shapes(file)).isEqualTo(Safetensors.shapes(folder.resolve(key)));
        assertThat(cache.fetch(store, key, digest(key))).isEqualTo(file);
        assertThat(store.reads()).hasSize(reads);
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, SPLIT})
    void weightsThatChangedAreRefusedAndNotKept(String key) throws IOException {
        String digest = digest(key);
        String changed = key.equals(WHOLE) ? key : "models/" + SplitWeights.SHARDS.get(0);
        store.put(changed, new byte[] {1});

        assertThatThrownBy(() -> cache.fetch(store, key, digest))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining(key + " changed since the run was planned");
        try (Stream<Path> kept = Files.list(folder.resolve("cache"))) {
            assertThat(kept).isEmpty();
        }
    }

    /** The network's file and the split one, an hour ago; then a third comes, and there is room for one. */
    @Test
    void whatWasNotAskedForLongestGoesFirstAndNothingThatIsInUse() throws IOException {
        Path cached = folder.resolve("cache");
        long one = Files.size(folder.resolve(WHOLE));
        FileCache small = new FileCache(cached, one + one / 2);
        Path whole = small.fetch(store, WHOLE, digest(WHOLE));
        Path split = small.fetch(store, SPLIT, digest(SPLIT)).getParent();
        assertThat(whole).as("in use, though there is no room for both").exists();

        age(whole, Duration.ofHours(2));
        age(split, Duration.ofHours(1));
        Path again = folder.resolve("models/again.safetensors");
        Files.copy(folder.resolve(WHOLE), again);
        Files.write(again, new byte[] {' '}, StandardOpenOption.APPEND);
        store.putFolder("models/", models);
        Path third = small.fetch(store, "models/again.safetensors", StoredWeights.digest(again));

        assertThat(whole).doesNotExist();
        assertThat(split).doesNotExist();
        assertThat(third).exists();
    }

    @Test
    void whatIsAskedForAgainIsInUse() throws IOException {
        FileCache small = new FileCache(folder.resolve("cache"), 1);
        Path whole = small.fetch(store, WHOLE, digest(WHOLE));
        age(whole, Duration.ofHours(2));
        small.fetch(store, WHOLE, digest(WHOLE));
        small.fetch(store, SPLIT, digest(SPLIT));

        assertThat(whole).exists();
    }

    private static void age(Path kept, Duration age) throws IOException {
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void whatAnotherProcessKeptMeanwhileIsTaken() throws IOException {
        Path kept = folder.resolve("cache").resolve(digest(SPLIT));
        MemoryStore slow = new MemoryStore() {
            @Override
            public void download(String key, Path file) {
                if (!Files.exists(kept)) {
                    new FileCache(kept.getParent(), Long.MAX_VALUE)
                            .fetch(store, SPLIT, kept.getFileName().toString());
                }
                super.download(key, file);
            }
        };
        slow.putFolder("models/", models);

        Path file = cache.fetch(slow, SPLIT, digest(SPLIT));

        assertThat(Safetensors.shapes(file)).isEqualTo(Safetensors.shapes(folder.resolve(SPLIT)));
        try (Stream<Path> there = Files.list(kept.getParent())) {
            assertThat(there).containsExactly(kept);
        }
    }
}
