package io.editrisk.function;

import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A store that does what another does, for tests to change some of it. */
abstract class ForwardingStore implements ObjectStore {

    private final ObjectStore store;

    ForwardingStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String bucket() {
        return store.bucket();
    }

    @Override
    public Optional<byte[]> find(String key) {
        return store.find(key);
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return store.open(key, offset, length);
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return store.head(key);
    }

    @Override
    public boolean create(String key, byte[] content) {
        return store.create(key, content);
    }

    @Override
    public void put(String key, byte[] content) {
        store.put(key, content);
    }

    @Override
    public void upload(String key, Path file) {
        store.upload(key, file);
    }

    @Override
    public void download(String key, Path file) {
        store.download(key, file);
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }
}
