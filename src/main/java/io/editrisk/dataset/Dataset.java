package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A data set whose manifest was read and found right. Its shards are read when samples are asked for, only those that are
 * needed, and each is held against the manifest first (size, SHA-256, samples) and sample by sample (label, picture).
 * Whatever does not fit is an {@link InvalidDatasetException}. Threads may share one.
 */
public final class Dataset {

    private final DatasetManifest manifest;
    private final ShardSource shards;
    private final SampleDecoder decoder;

    Dataset(DatasetManifest manifest, ShardSource shards, ImageCodec codec) {
        this.manifest = manifest;
        this.shards = shards;
        this.decoder = new SampleDecoder(manifest, codec);
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
        requireKind(Kind.IMAGES);
        return stored(from, to).stream().map(this::sample).toList();
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
        return stored(from, to).stream().map(this::pair).toList();
    }

    private Sample sample(Located sample) {
        List<RgbImage> pictures = decoder.decode(sample.location(), sample.stored());
        StoredSample stored = sample.stored();
        return new Sample(stored.key(), stored.identity(), stored.label(), pictures.get(0));
    }

    private Pair pair(Located sample) {
        List<RgbImage> pictures = decoder.decode(sample.location(), sample.stored());
        StoredSample stored = sample.stored();
        return new Pair(stored.key(), stored.identity(), stored.label(), pictures.get(0), pictures.get(1));
    }

    private void requireKind(Kind kind) {
        if (manifest.kind() != kind) {
            throw new InvalidDatasetException("%s: holds %s; %s are needed here"
                    .formatted(shards.manifestKey(), ManifestYaml.name(manifest.kind()), ManifestYaml.name(kind)));
        }
    }

    private record Located(String location, StoredSample stored) {}

    private List<Located> stored(int from, int to) {
        Objects.checkFromToIndex(from, to, manifest.samples());
        List<Located> found = new ArrayList<>(to - from);
        int first = 0;
        for (Shard shard : manifest.shards()) {
            int begin = Math.max(from, first);
            int end = Math.min(to, first + shard.samples());
            if (begin < end) {
                String location = shards.key(shard);
                shards.read(shard)
                        .subList(begin - first, end - first)
                        .forEach(sample -> found.add(new Located(location, sample)));
            }
            first += shard.samples();
        }
        return found;
    }
}
