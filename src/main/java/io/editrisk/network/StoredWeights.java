package io.editrisk.network;

import io.editrisk.store.Digest;
import io.editrisk.store.ObjectStore;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.ShardIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Weights as an object store has them: one safetensors object, or an index and beside it the shards that it names. */
public final class StoredWeights {

    private StoredWeights() {}

    /**
     * Copies weights into a file and, where they are an index, its shards to beside it. An
     * {@link InvalidWeightsException} where the index is none.
     *
     * @param file called {@code .json} if the key is
     */
    public static void download(ObjectStore store, String key, Path file) throws IOException {
        store.download(key, file);
        if (ShardIndex.named(key)) {
            for (String shard : ShardIndex.read(file).shards()) {
                store.download(beside(key, shard), file.resolveSibling(shard));
            }
        }
    }

    /** The key of a shard. */
    public static String beside(String index, String shard) {
        return index.substring(0, index.lastIndexOf('/') + 1) + shard;
    }

    /** What weights go by: the SHA-256 of the file; that over an index and its shards, which lie beside it. */
    public static String digest(Path file) throws IOException {
        if (!ShardIndex.named(file.toString())) {
            return Digest.of(file);
        }
        Digest digest = new Digest().add(Digest.of(file));
        for (String shard : ShardIndex.read(file).shards()) {
            digest.add(shard).add(Digest.of(file.resolveSibling(shard)));
        }
        return digest.hex();
    }

    /** Removes a folder that holds nothing but one network's weights. */
    public static void delete(Path kept) throws IOException {
        if (Files.isDirectory(kept)) {
            List<Path> files;
            try (Stream<Path> listed = Files.list(kept)) {
                files = listed.toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(kept);
    }
}
