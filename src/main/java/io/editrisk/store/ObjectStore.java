package io.editrisk.store;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One bucket. Keys are as S3 has them: UTF-8, '/' between their parts, no leading '/'. Every method throws
 * {@link StoreException}, whose kind says whether trying again can help.
 */
public interface ObjectStore {

    /** The bucket's name. */
    String bucket();

    /** The whole object, or empty where there is none. For small objects: it lies on the heap. */
    Optional<byte[]> find(String key);

    /**
     * The object from {@code offset} on, {@code length} bytes of it or up to its end: nothing where the offset lies past
     * it. The caller closes it.
     */
    InputStream open(String key, long offset, long length);

    /** Size and entity tag, or empty where there is no such object. */
    Optional<ObjectInfo> head(String key);

    /**
     * Writes the object only if there is none under the key (PUT with {@code If-None-Match: *}); all or nothing.
     *
     * @return true when this call wrote it, also when an attempt of this call whose answer was lost did; false when
     *     another object is there already, which stays as it is
     */
    boolean create(String key, byte[] content);

    /** Writes or replaces the object; all or nothing. */
    void put(String key, byte[] content);

    /** Writes or replaces the object from a file, in parts where it is large. */
    void upload(String key, Path file);

    /** Copies the object into a file, which appears under its name only when whole. */
    void download(String key, Path file);

    /**
     * All objects whose keys begin with the prefix, in the order of their keys' bytes, page by page as they are
     * consumed: a page's fault shows where it is asked for.
     */
    Stream<ObjectInfo> list(String prefix);

    /** Removes the object; nothing happens where there is none. */
    void delete(String key);

    /** The object, or a {@link StoreException} of kind {@code NOT_FOUND} that names the bucket and key. */
    default byte[] read(String key) {
        return find(key).orElseThrow(() -> StoreException.notFound(bucket(), key));
    }

    /** All keys that begin with the prefix, in the order of their bytes; they lie on the heap. */
    default Set<String> keys(String prefix) {
        try (Stream<ObjectInfo> objects = list(prefix)) {
            return objects.map(ObjectInfo::key).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** Whether there is such an object. */
    default boolean exists(String key) {
        return head(key).isPresent();
    }
}
