package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.image.Fitting;
import io.editrisk.image.RgbImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A data set whose manifest was read and found right. When samples are asked for, only their bytes are fetched where their
 * shard has an index, and only their shards where it has none; either is held against its digest, and each sample against
 * the manifest (label, picture). Whatever does not fit is an {@link InvalidDatasetException}. Threads may share one.
 */
public final class Dataset {

    /** Ranges that are asked for at once: a store answers each after its 20 ms or so. */
    private static final int READERS = 8;

    private final DatasetManifest manifest;
    private final ShardSource shards;
    private final SampleDecoder decoder;

    Dataset(DatasetManifest manifest, ShardSource shards, SampleDecoder decoder) {
        this.manifest = manifest;
        this.shards = shards;
        this.decoder = decoder;
    }

    /**
     * The same data set with its pictures in the size of a network, so that no whole picture need lie in memory.
     *
     * @param size width and height in pixels
     */
    public Dataset fitted(Fitting fitting, int size) {
        return new Dataset(manifest, shards, decoder.fitted(fitting, size));
    }

    public DatasetManifest manifest() {
        return manifest;
    }

    /**
     * Images {@code from} (included) to {@code to} (excluded), counted from 0 over the shards in the manifest's order.
     *
     * @throws IndexOutOfBoundsException where the data set has fewer
     */
    public List<Sample> samples(int from, int to) {
        return undecoded(from, to).stream().map(UndecodedSample::decoded).toList();
    }

    /** The same as {@link #samples}, not decoded yet. */
    public List<UndecodedSample> undecoded(int from, int to) {
        requireKind(Kind.IMAGES);
        return imagesOrPairs(from, to);
    }

    /** The same of images or pairs, whichever there are. */
    public List<UndecodedSample> imagesOrPairs(int from, int to) {
        return located(from, to).stream()
                .map(sample -> new UndecodedSample(sample.location(), sample.stored(), decoder))
                .toList();
    }

    /**
     * The images of these indices, in their order, not decoded yet.
     *
     * @throws IndexOutOfBoundsException where the data set has fewer
     */
    public List<UndecodedSample> undecoded(List<Integer> indices) {
        indices.forEach(index -> Objects.checkIndex(index, manifest.samples()));
        Map<Integer, UndecodedSample> found = new HashMap<>();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            Map<Stretch, Future<List<UndecodedSample>>> reading = new LinkedHashMap<>();
            Stretch.of(indices)
                    .forEach(stretch ->
                            reading.put(stretch, readers.submit(() -> undecoded(stretch.from(), stretch.to()))));
            reading.forEach((stretch, read) -> {
                List<UndecodedSample> samples = Awaited.of(read, "interrupted while samples are read");
                for (int i = 0; i < samples.size(); i++) {
                    found.put(stretch.from() + i, samples.get(i));
                }
            });
        } finally {
            readers.shutdownNow();
        }
        return indices.stream().map(found::get).map(Objects::requireNonNull).toList();
    }

    /** All pairs, in order. */
    public List<Pair> pairs() {
        return pairs(0, manifest.samples());
    }

    /**
     * Pairs {@code from} (included) to {@code to} (excluded), as with {@link #samples}.
     *
     * @throws IndexOutOfBoundsException where the data set has fewer
     */
    public List<Pair> pairs(int from, int to) {
        requireKind(Kind.PAIRS);
        return located(from, to).stream().map(this::pair).toList();
    }

    /**
     * Which source image each sample shows, in order. Where shards have indexes, no picture is fetched.
     */
    public List<ImageIdentity> identities() {
        return manifest.shards().stream()
                .flatMap(shard -> shards.identities(shard).stream())
                .toList();
    }

    /** The label of each sample, in order, as {@link #identities}. */
    public List<Integer> labels() {
        return manifest.shards().stream()
                .flatMap(shard -> shards.labels(shard).stream())
                .toList();
    }

    private Pair pair(Located sample) {
        List<RgbImage> pictures = decoder.decode(sample.location(), sample.stored());
        StoredSample stored = sample.stored();
        Optional<RgbImage> mask = pictures.stream().skip(2).findFirst();
        return new Pair(stored.key(), stored.identity().name(), stored.label(), pictures.get(0), pictures.get(1), mask);
    }

    private void requireKind(Kind kind) {
        if (manifest.kind() != kind) {
            throw new InvalidDatasetException("%s: holds %s; %s are needed here"
                    .formatted(
                            shards.location().manifest(), ManifestYaml.name(manifest.kind()), ManifestYaml.name(kind)));
        }
    }

    private record Located(String location, StoredSample stored) {}

    private List<Located> located(int from, int to) {
        Objects.checkFromToIndex(from, to, manifest.samples());
        List<Located> found = new ArrayList<>(to - from);
        int first = 0;
        for (Shard shard : manifest.shards()) {
            int begin = Math.max(from, first);
            int end = Math.min(to, first + shard.samples());
            if (begin < end) {
                String location = shards.location().key(shard);
                shards.read(shard, begin - first, end - first)
                        .forEach(sample -> found.add(new Located(location, sample)));
            }
            first += shard.samples();
        }
        return found;
    }
}
