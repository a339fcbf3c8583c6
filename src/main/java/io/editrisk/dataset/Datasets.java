package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.image.ImageCodec;
import io.editrisk.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens and checks data sets: {@code KEY/dataset.yaml} and the shards that it lists. Threads may share one. */
public final class Datasets {

    private final ImageCodec codec;
    private final ShardCache cache;

    public Datasets(ImageCodec codec, ShardCache cache) {
        this.codec = codec;
        this.cache = cache;
    }

    /**
     * Reads the manifest, nothing more.
     *
     * @param key of the data set: the folder of its manifest, without a '/' at its end
     * @throws InvalidDatasetException where there is no manifest or it is wrong; the message has its first fault
     */
    public Dataset open(ObjectStore store, String key) {
        List<String> faults = new ArrayList<>();
        return open(store, key, faults).orElseThrow(() -> new InvalidDatasetException(faults.get(0)));
    }

    private Optional<Dataset> open(ObjectStore store, String key, List<String> faults) {
        return manifest(store, key, faults)
                .map(manifest -> new Dataset(manifest, new ShardSource(store, key, manifest.kind(), cache), codec));
    }

    private static Optional<DatasetManifest> manifest(ObjectStore store, String key, List<String> faults) {
        String file = key + "/" + DatasetManifest.FILE;
        Optional<byte[]> yaml = store.find(file);
        if (yaml.isEmpty()) {
            faults.add("%s: no such data set: there is no %s in bucket %s".formatted(key, file, store.bucket()));
        }
        return yaml.flatMap(bytes -> ManifestYaml.read(file, bytes, faults));
    }

    /**
     * Reads everything: the manifest, each shard, each picture, and the digest over all of it.
     *
     * @return every fault as one line; empty where the data set is right
     */
    public List<String> check(ObjectStore store, String key) {
        List<String> faults = new ArrayList<>();
        manifest(store, key, faults).ifPresent(manifest -> check(store, key, manifest, faults));
        return List.copyOf(faults);
    }

    private void check(ObjectStore store, String key, DatasetManifest manifest, List<String> faults) {
        ShardSource shards = new ShardSource(store, key, manifest.kind(), cache);
        SampleDecoder decoder = new SampleDecoder(manifest, codec);
        ContentDigest digest = new ContentDigest();
        Set<String> keys = new HashSet<>();
        for (Shard shard : manifest.shards()) {
            String location = shards.key(shard);
            for (StoredSample sample : shards.read(shard, faults)) {
                decoder.decode(location, sample, faults);
                digest.add(sample);
                if (!keys.add(sample.key())) {
                    faults.add(location + ": sample " + sample.key() + ": another shard has one of that name");
                }
            }
        }
        String found = digest.hex();
        if (faults.isEmpty() && !found.equals(manifest.digest())) {
            faults.add("%s: digest says %s; the samples have %s"
                    .formatted(shards.manifestKey(), manifest.digest(), found));
        }
    }
}
