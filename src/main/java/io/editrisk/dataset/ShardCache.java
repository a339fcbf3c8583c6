package io.editrisk.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Shards that were read and checked, kept for the tasks after this one: one a process, shared by its threads. A shard
 * goes by its digest, so a changed object is another entry. When the bytes allowed are used up, the shard that came
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

    /** The shard of that digest, loaded (and kept, where it fits) if it is not there. */
    List<StoredSample> get(String digest, Supplier<List<StoredSample>> load) {
        synchronized (entries) {
            Entry entry = entries.get(digest);
            if (entry != null) {
                return entry.samples();
            }
        }
        // outside the lock: two threads may load the same shard once each, none waits for another's download
        List<StoredSample> samples = load.get();
        keep(digest, new Entry(samples, size(samples)));
        return samples;
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
