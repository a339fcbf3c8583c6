package io.editrisk.function;

import io.editrisk.network.StoredWeights;
import io.editrisk.store.ObjectStore;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.ShardIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Weights and deltas on the local disk under their digests: a file, or a folder of an index and its shards. Each is there
 * whole or not at all; processes may share them.
 */
final class FileCache {

    private static final String INDEX = "index.json";

    private final Path directory;
    private final CacheLimit limit;

    /** @param bytes that may lie there */
    FileCache(Path directory, long bytes) {
        this.directory = directory;
        limit = new CacheLimit(directory, bytes);
    }

    /** The object's file; an {@link InvalidWeightsException} where the object is no longer the one of that digest. */
    Path fetch(ObjectStore store, String key, String digest) {
        boolean sharded = ShardIndex.named(key);
        Path kept = directory.resolve(sharded ? digest : digest + ".safetensors");
        try {
            if (!CacheLimit.touched(kept)) {
                Files.createDirectories(directory);
                Path part = Files.createTempDirectory(directory, ".part");
                try {
                    Path file = part.resolve(sharded ? INDEX : "file");
                    download(store, key, digest, file);
                    keep(sharded ? part : file, kept);
                } finally {
                    if (Files.exists(part)) {
                        StoredWeights.delete(part);
                    }
                }
                limit.keep();
            }
            return sharded ? kept.resolve(INDEX) : kept;
        } catch (IOException e) {
            throw new UncheckedIOException("the cache in " + directory + " cannot be written", e);
        }
    }

    private static void download(ObjectStore store, String key, String digest, Path file) throws IOException {
        StoredWeights.download(store, key, file);
        String found = StoredWeights.digest(file);
        if (!found.equals(digest)) {
            throw new InvalidWeightsException("s3://" + store.bucket() + "/" + key
                    + " changed since the run was planned: its digest is " + found + ", not " + digest);
        }
    }

    private static void keep(Path part, Path kept) throws IOException {
        try {
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            // a folder with files is not replaced: another process was first, with the same content
            if (!Files.exists(kept)) {
                throw e;
            }
        }
    }
}
