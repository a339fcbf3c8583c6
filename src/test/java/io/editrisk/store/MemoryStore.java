package io.editrisk.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bucket in memory, for tests of whatever stands on the port; remembers which keys were read. */
public class MemoryStore implements ObjectStore {

    private final String bucket;
    private final Map<String, Content> objects =
            new TreeMap<>(Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    private final List<String> reads = new ArrayList<>();

    /** Bytes, and a tag that is made once: every listing tells it. */
    private record Content(byte[] bytes, String etag) {
        static Content of(byte[] bytes) {
            return new Content(bytes.clone(), Integer.toHexString(Arrays.hashCode(bytes)));
        }

        ObjectInfo info(String key) {
            return new ObjectInfo(key, bytes.length, etag);
        }
    }

    public MemoryStore() {
        this("memory");
    }

    public MemoryStore(String bucket) {
        this.bucket = bucket;
    }

    /** Puts every file below the folder under the prefix and its path there. */
    public void putFolder(String prefix, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                put(prefix + name, bytes(file));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys whose content was asked for, in that order. */
    public synchronized List<String> reads() {
        return List.copyOf(reads);
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public synchronized Optional<byte[]> find(String key) {
        reads.add(key);
        return Optional.ofNullable(objects.get(key))
                .map(content -> content.bytes().clone());
    }

    @Override
    public synchronized InputStream open(String key, long offset, long length) {
        byte[] content = find(key).orElseThrow(() -> StoreException.notFound(bucket, key));
        int from = (int) Math.min(offset, content.length);
        return new ByteArrayInputStream(content, from, (int) Math.min(length, content.length - from));
    }

    @Override
    public synchronized Optional<ObjectInfo> head(String key) {
        return Optional.ofNullable(objects.get(key)).map(content -> content.info(key));
    }

    @Override
    public synchronized boolean create(String key, byte[] content) {
        return objects.putIfAbsent(key, Content.of(content)) == null;
    }

    @Override
    public synchronized void put(String key, byte[] content) {
        objects.put(key, Content.of(content));
    }

    @Override
    public void upload(String key, Path file) {
        put(key, bytes(file));
    }

    @Override
    public void download(String key, Path file) {
        try {
            Files.write(file, read(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Stream<ObjectInfo> list(String prefix) {
        List<ObjectInfo> found = objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .map(object -> object.getValue().info(object.getKey()))
                .toList();
        return found.stream();
    }

    @Override
    public synchronized void delete(String key) {
        objects.remove(key);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
