package io.editrisk.dataset;

import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A key of a bucket; shards are written to a temporary file first and uploaded whole. */
public final class StoreTarget implements DatasetTarget {

    private final ObjectStore store;
    private final String key;

    /** @param key of the data set, without a '/' at its end */
    public StoreTarget(ObjectStore store, String key) {
        this.store = store;
        this.key = key;
    }

    @Override
    public String name() {
        return "s3://" + store.bucket() + "/" + key;
    }

    @Override
    public Optional<byte[]> find(String file) {
        return store.find(key(file));
    }

    @Override
    public long bytes(String file) {
        return store.head(key(file)).map(ObjectInfo::size).orElse(-1L);
    }

    @Override
    public void put(String file, byte[] content) {
        store.put(key(file), content);
    }

    @Override
    public Path scratch() {
        try {
            return Files.createTempFile("editrisk-", ".tar");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made", e);
        }
    }

    @Override
    public void publish(Path scratch, String file) {
        store.upload(key(file), scratch);
        try {
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(scratch + " cannot be removed", e);
        }
    }

    @Override
    public void remove(String file) {
        store.delete(key(file));
    }

    private String key(String file) {
        return key + "/" + file;
    }
}
