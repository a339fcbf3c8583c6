package io.editrisk.function;

import io.editrisk.store.Digest;
import io.editrisk.store.ObjectStore;
import io.editrisk.tensor.InvalidWeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Objects on the local disk under their digests. A file is there whole or not at all; processes may share the folder. */
final class FileCache {

    private final Path directory;

    FileCache(Path directory) {
        this.directory = directory;
    }

    /** The object's file; an {@link InvalidWeightsException} where the object is no longer the one of that digest. */
    Path fetch(ObjectStore store, String key, String digest) {
        Path file = directory.resolve(digest + ".safetensors");
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(directory);
            Path part = Files.createTempFile(directory, ".part", null);
            try {
                store.download(key, part);
                String found = Digest.of(part);
                if (!found.equals(digest)) {
                    throw new InvalidWeightsException("s3://" + store.bucket() + "/" + key
                            + " changed since the run was planned: its digest is " + found + ", not " + digest);
                }
                return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the cache in " + directory + " cannot be written", e);
        }
    }
}
