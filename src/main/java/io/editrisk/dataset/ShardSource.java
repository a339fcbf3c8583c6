package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Shard;
import java.util.List;
import java.util.function.Consumer;

/** The shards of one data set: by ranges where they have an index, else whole. */
final class ShardSource {

    private final DatasetLocation location;
    private final WholeShards whole;
    private final IndexedShards indexed;

    ShardSource(DatasetLocation location, SampleForm form, ShardCache cache) {
        this.location = location;
        this.whole = new WholeShards(location, form, cache);
        this.indexed = new IndexedShards(location, form, cache);
    }

    DatasetLocation location() {
        return location;
    }

    /** Samples {@code from} (included) to {@code to} (excluded) of the shard; {@link InvalidDatasetException} at a fault. */
    List<StoredSample> read(Shard shard, int from, int to) {
        return shard.indexSha256().isPresent()
                ? indexed.read(shard, from, to)
                : whole.read(shard).subList(from, to);
    }

    /** Which source images the shard's samples show, in order; {@link InvalidDatasetException} at a fault. */
    List<ImageIdentity> identities(Shard shard) {
        return shard.indexSha256().isPresent()
                ? indexed.index(shard).samples().stream()
                        .map(IndexedSample::imageIdentity)
                        .toList()
                : whole.read(shard).stream().map(StoredSample::identity).toList();
    }

    /** The labels of the shard's samples, as {@link #identities}. */
    List<Integer> labels(Shard shard) {
        return shard.indexSha256().isPresent()
                ? indexed.index(shard).samples().stream()
                        .map(IndexedSample::label)
                        .toList()
                : whole.read(shard).stream().map(StoredSample::label).toList();
    }

    /** Reads the shard's index, or all of it where it has none. */
    void checkIndexed(Shard shard, List<String> faults, ContentCheck check) {
        String key = location.key(shard);
        if (shard.indexSha256().isEmpty()) {
            whole.read(shard, faults).forEach(sample -> check.add(key, sample));
            return;
        }
        try {
            indexed.requireThere(shard);
            indexed.index(shard).samples().forEach(sample -> check.add(key, sample));
        } catch (InvalidDatasetException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads the shard past the cache, one sample after the other, all of it.
     *
     * @param faults takes one line a fault
     * @param samples takes what can be read
     */
    void check(Shard shard, List<String> faults, Consumer<StoredSample> samples) {
        if (shard.indexSha256().isPresent()) {
            indexed.check(shard, faults, samples);
        } else {
            whole.read(shard, faults).forEach(samples);
        }
    }
}
