package io.editrisk.store;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of a bucket whose keys begin with a prefix, as a bucket of its own: keys are what follows the prefix. */
final class PrefixedStore implements ObjectStore {

    private final ObjectStore whole;
    private final String prefix;

    PrefixedStore(ObjectStore whole, String prefix) {
        this.whole = whole;
        this.prefix = prefix;
    }

    @Override
    public String bucket() {
        return whole.bucket();
    }

    @Override
    public Optional<byte[]> find(String key) {
        return whole.find(prefix + key);
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return whole.open(prefix + key, offset, length);
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return whole.head(prefix + key).map(this::own);
    }

    private ObjectInfo own(ObjectInfo info) {
        return new ObjectInfo(info.key().substring(prefix.length()), info.size(), info.etag());
    }

    @Override
    public boolean create(String key, byte[] content) {
        return whole.create(prefix + key, content);
    }

    @Override
    public void put(String key, byte[] content) {
        whole.put(prefix + key, content);
    }

    @Override
    public void upload(String key, Path file) {
        whole.upload(prefix + key, file);
    }

    @Override
    public void download(String key, Path file) {
        whole.download(prefix + key, file);
    }

    @Override
    public Stream<ObjectInfo> list(String below) {
        return whole.list(prefix + below).map(this::own);
    }

    @Override
    public void delete(String key) {
        whole.delete(prefix + key);
    }

    /** A missing object is named by its whole key. */
    @Override
    public byte[] read(String key) {
        return whole.read(prefix + key);
    }
}
