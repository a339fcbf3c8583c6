package io.editrisk.function;

import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a bucket holds at one moment, to be compared and kept: two moments are equal where the same objects are there and
 * the same writes were made, in whatever order.
 *
 * @param objects content by key, a char a byte
 * @param written the key of each write since the beginning that was one, sorted; a key twice for two writes of it
 */
record BucketState(NavigableMap<String, String> objects, List<String> written) {

    static final BucketState EMPTY = new BucketState(new TreeMap<>(), List.of());

    BucketState {
        objects = Collections.unmodifiableNavigableMap(new TreeMap<>(objects));
        written = written.stream().sorted().toList();
    }

    /** What a store holds now. */
    static BucketState of(ObjectStore store) {
        NavigableMap<String, String> objects = new TreeMap<>();
        store.keys("").forEach(key -> objects.put(key, text(store.read(key))));
        return new BucketState(objects, List.of());
    }

    /** A store of its own that begins with these objects. */
    MemoryStore store() {
        MemoryStore store = new MemoryStore();
        objects.forEach((key, content) -> store.put(key, bytes(content)));
        return store;
    }

    Optional<ObjectInfo> head(String key) {
        return Optional.ofNullable(objects.get(key))
                .map(content -> new ObjectInfo(key, content.length(), Integer.toHexString(content.hashCode())));
    }

    /** The first object after a key among those that begin with the prefix: a listing's page of one. */
    Optional<ObjectInfo> next(String prefix, String after) {
        String from = after.isEmpty() ? prefix : after;
        return Optional.ofNullable(after.isEmpty() ? objects.ceilingKey(from) : objects.higherKey(from))
                .filter(key -> key.startsWith(prefix))
                .flatMap(this::head);
    }

    BucketState with(String key, byte[] content) {
        NavigableMap<String, String> more = new TreeMap<>(objects);
        more.put(key, text(content));
        List<String> writes = new ArrayList<>(written);
        writes.add(key);
        return new BucketState(more, writes);
    }

    BucketState without(String key) {
        NavigableMap<String, String> fewer = new TreeMap<>(objects);
        fewer.remove(key);
        return new BucketState(fewer, written);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }
}
