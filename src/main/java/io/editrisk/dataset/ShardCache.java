package io.editrisk.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Samples that were read and checked, kept for the tasks after this one: one a process, shared by its threads. They go by
 * a digest, a whole shard's or a sample's, so a changed object is another entry. When the bytes allowed are used up, the shard that came
 * first goes first: tasks walk through a data set in order, again and again, which defeats recency anyway.
 */
public final class ShardCache {

    private static final long OVERHEAD = 256;

    private final long bytesAllowed;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long bytesHeld;

    private record Entry(List<StoredSample> samples, long bytes) {}

    /** @param bytesAllowed what the encoded samples may take together; 0 keeps nothing */
    public ShardCache(long bytesAllowed) {
        this.bytesAllowed = bytesAllowed;
    }

    /** The samples of that digest, loaded (and kept, where they fit) if they are not there. */
    List<StoredSample> get(String digest, Supplier<List<StoredSample>> load) {
        // not locked: two threads may load the same shard once each, none waits for another's download
        return find(digest).orElseGet(() -> {
            List<StoredSample> samples = load.get();
            keep(digest, samples);
            return samples;
        });
    }

    /** The samples of that digest, where they are kept. */
    Optional<List<StoredSample>> find(String digest) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(digest)).map(Entry::samples);
        }
    }

    /** Keeps the samples, where they fit. */
    void keep(String digest, List<StoredSample> samples) {
        keep(digest, new Entry(samples, size(samples)));
    }

    private void keep(String digest, Entry entry) {
        synchronized (entries) {
            if (entry.bytes() > bytesAllowed || entries.putIfAbsent(digest, entry) != null) {
                return;
            }
            bytesHeld += entry.bytes();
            var eldest = entries.values().iterator();
            while (bytesHeld > bytesAllowed) {
                bytesHeld -= eldest.next().bytes();
                eldest.remove();
            }
        }
    }

    private static long size(List<StoredSample> samples) {
        return samples.stream()
                .mapToLong(sample -> OVERHEAD
                        + sample.pictures().stream()
                                .mapToLong(picture -> picture.length)
                                .sum())
                .sum();
    }
}
