package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.store.Digest;
import io.editrisk.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The shards of one data set in a bucket that have an index: of a range of samples only its bytes are fetched, by one
 * request for each run of samples that are not in the cache, and each sample is held against its line in the index.
 */
final class IndexedShards {

    private static final int INDEXES_KEPT = 8;

    private final DatasetLocation location;
    private final SampleForm form;
    private final ShardCache cache;
    private final Map<String, ShardIndex> indexes = new LinkedHashMap<>();

    IndexedShards(DatasetLocation location, SampleForm form, ShardCache cache) {
        this.location = location;
        this.form = form;
        this.cache = cache;
    }

    /** The shard's index, held against the manifest; {@link InvalidDatasetException} where it does not fit. */
    ShardIndex index(Shard shard) {
        synchronized (indexes) {
            ShardIndex kept = indexes.get(shard.file());
            if (kept != null) {
                return kept;
            }
        }
        ShardIndex index = load(shard);
        synchronized (indexes) {
            indexes.put(shard.file(), index);
            if (indexes.size() > INDEXES_KEPT) {
                indexes.remove(indexes.keySet().iterator().next());
            }
        }
        return index;
    }

    private ShardIndex load(Shard shard) {
        String key = location.index(shard);
        byte[] content =
                location.store().find(key).orElseThrow(() -> new InvalidDatasetException(location.missing(key)));
        String digest = Digest.of(content);
        if (!digest.equals(shard.indexSha256().orElse(""))) {
            throw new InvalidDatasetException("%s: changed or damaged: its SHA-256 is %s; %s says %s"
                    .formatted(
                            key,
                            digest,
                            DatasetManifest.FILE,
                            shard.indexSha256().orElse("")));
        }
        ShardIndex index = ShardIndex.decode(key, content);
        if (index.samples().size() != shard.samples()
                || index.offset(shard.samples()) + ShardPacker.END.length != shard.bytes()) {
            throw new InvalidDatasetException("%s: %d samples in %d bytes; %s says %d in %d"
                    .formatted(
                            key,
                            index.samples().size(),
                            index.offset(index.samples().size()) + ShardPacker.END.length,
                            DatasetManifest.FILE,
                            shard.samples(),
                            shard.bytes()));
        }
        return index;
    }

    /** An {@link InvalidDatasetException} where the shard is not there, or has another length than the manifest says. */
    void requireThere(Shard shard) {
        String key = location.key(shard);
        long bytes = location.store()
                .head(key)
                .orElseThrow(() -> new InvalidDatasetException(location.missing(key)))
                .size();
        if (bytes != shard.bytes()) {
            throw new InvalidDatasetException(
                    "%s: %d bytes; %s says %d".formatted(key, bytes, DatasetManifest.FILE, shard.bytes()));
        }
    }

    /** As {@link ShardSource#read}. */
    List<StoredSample> read(Shard shard, int from, int to) {
        ShardIndex index = index(shard);
        List<StoredSample> samples = new ArrayList<>(to - from);
        int at = from;
        while (at < to) {
            Optional<StoredSample> kept = cached(shard, at);
            if (kept.isPresent()) {
                samples.add(kept.get());
                at++;
                continue;
            }
            int end = at + 1;
            while (end < to && cached(shard, end).isEmpty()) {
                end++;
            }
            samples.addAll(fetch(shard, index, at, end));
            at = end;
        }
        return samples;
    }

    private Optional<StoredSample> cached(Shard shard, int sample) {
        return cache.find(cacheKey(shard, sample)).map(one -> one.get(0));
    }

    private String cacheKey(Shard shard, int sample) {
        return form + ":" + shard.sha256() + ":" + sample;
    }

    private List<StoredSample> fetch(Shard shard, ShardIndex index, int from, int to) {
        List<StoredSample> samples = new ArrayList<>(to - from);
        List<String> faults = new ArrayList<>();
        long begin = index.offset(from);
        try (ShardStream stream = stream(shard, begin, index.offset(to) - begin)) {
            for (int i = from; i < to; i++) {
                stream.next(index.samples().get(i), faults).ifPresent(samples::add);
                if (!faults.isEmpty()) {
                    throw new InvalidDatasetException(faults.get(0));
                }
                cache.keep(cacheKey(shard, i), List.of(samples.get(i - from)));
            }
        } catch (StoreException e) {
            throw found(shard, e);
        } catch (IOException e) {
            throw new UncheckedIOException(location.key(shard), e);
        }
        return samples;
    }

    private ShardStream stream(Shard shard, long begin, long length) {
        String key = location.key(shard);
        return new ShardStream(key, form, new ResumedRange(location.store(), key, begin, length));
    }

    /** What is thrown for a shard that cannot be read: one that is not there is a fault of the data set. */
    private RuntimeException found(Shard shard, StoreException e) {
        return e.kind() == StoreException.Kind.NOT_FOUND
                ? new InvalidDatasetException(location.missing(location.key(shard)))
                : e;
    }

    /** As {@link ShardSource#check}. */
    void check(Shard shard, List<String> faults, Consumer<StoredSample> samples) {
        try {
            ShardIndex index = load(shard);
            checkAgainst(index, shard, faults, samples);
        } catch (InvalidDatasetException e) {
            faults.add(e.getMessage());
        }
    }

    private void checkAgainst(ShardIndex index, Shard shard, List<String> faults, Consumer<StoredSample> samples) {
        List<String> inside = new ArrayList<>();
        try (ShardStream stream = stream(shard, 0, shard.bytes() + 1)) {
            for (IndexedSample expected : index.samples()) {
                stream.next(expected, inside).ifPresent(samples);
            }
            stream.end(shard).ifPresent(faults::add);
        } catch (StoreException e) {
            throw found(shard, e);
        } catch (IOException e) {
            throw new UncheckedIOException(location.key(shard), e);
        }
        faults.addAll(inside);
    }
}
