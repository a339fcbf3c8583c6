package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.store.Digest;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreException;
import io.editrisk.tensor.InvalidWeightsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredWeightsTest {

    private static final String KEY = "models/" + SplitWeights.INDEX;
    private static final Architecture SMALL_VGG =
            Architectures.named("small-vgg").orElseThrow();
    private static final Path WHOLE = Path.of("examples/models/garments.safetensors");

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private Path file;

    @BeforeEach
    void upload() throws IOException {
        SplitWeights.write(WHOLE, folder.resolve("split"));
        store.putFolder("models/", folder.resolve("split"));
        file = Files.createDirectory(folder.resolve("downloaded")).resolve("index.json");
    }

    @Test
    void anIndexBringsItsShards() throws IOException {
        StoredWeights.download(store, KEY, file);

        assertThat(WeightsFile.open(file, SMALL_VGG).classes()).isEqualTo(10);
    }

    @Test
    void anIndexAtTheBucketsRootHasItsShardsThere() throws IOException {
        store.putFolder("", folder.resolve("split"));

        StoredWeights.download(store, SplitWeights.INDEX, file);

        assertThat(store.reads()).contains(SplitWeights.SHARDS.get(0), SplitWeights.SHARDS.get(1));
    }

    @Test
    void oneFileGoesByItsSha256() throws IOException {
        assertThat(StoredWeights.digest(WHOLE)).isEqualTo(Digest.of(WHOLE));
    }

    @Test
    void severalGoByAllTheirContent() throws IOException {
        StoredWeights.download(store, KEY, file);
        String digest = StoredWeights.digest(file);

        assertThat(StoredWeights.digest(folder.resolve("split").resolve(SplitWeights.INDEX)))
                .as("under another name")
                .isEqualTo(digest);
        for (Path part : new Path[] {file, file.resolveSibling(SplitWeights.SHARDS.get(1))}) {
            byte[] good = Files.readAllBytes(part);
            Files.writeString(
                    part, Files.readString(part, StandardCharsets.ISO_8859_1) + " ", StandardCharsets.ISO_8859_1);
            assertThat(StoredWeights.digest(file)).isNotEqualTo(digest);
            Files.write(part, good);
        }
        assertThat(StoredWeights.digest(file)).isEqualTo(digest);
    }

    @Test
    void aShardThatIsNotThereIsNamedByItsKey() {
        store.delete("models/" + SplitWeights.SHARDS.get(1));

        assertThatThrownBy(() -> StoredWeights.download(store, KEY, file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("models/" + SplitWeights.SHARDS.get(1));
    }

    @Test
    void nothingElseOfTheBucketIsReached() {
        store.put(KEY, "{\"weight_map\":{\"a\":\"../experiments/x.safetensors\"}}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> StoredWeights.download(store, KEY, file)).isInstanceOf(InvalidWeightsException.class);
        assertThat(store.reads()).containsOnly(KEY);
    }

    @Test
    void aFolderOfWeightsIsRemoved() throws IOException {
        StoredWeights.download(store, KEY, file);

        StoredWeights.delete(file.getParent());

        assertThat(file.getParent()).doesNotExist();
    }
}
