package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.image.ImageCodec;
import io.editrisk.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** Opens and checks data sets: {@code KEY/dataset.yaml} and the shards that it lists. Threads may share one. */
public final class Datasets {

    /** Of a data set whose pictures a {@link #check} looks at: about as much as is read in a second. */
    static final long READ_WHOLE = 16L << 20;

    private final ImageCodec codec;
    private final ShardCache cache;
    private final long readWhole;

    public Datasets(ImageCodec codec, ShardCache cache) {
        this(codec, cache, READ_WHOLE);
    }

    /** @param readWhole most bytes of a data set that a {@link #check} reads whole although it has indexes */
    Datasets(ImageCodec codec, ShardCache cache, long readWhole) {
        this.codec = codec;
        this.cache = cache;
        this.readWhole = readWhole;
    }

    /**
     * Reads the manifest, nothing more.
     *
     * @param key of the data set: the folder of its manifest, without a '/' at its end
     * @throws InvalidDatasetException where there is no manifest or it is wrong; the message has its first fault
     */
    public Dataset open(ObjectStore store, String key) {
        List<String> faults = new ArrayList<>();
        return manifest(new DatasetLocation(store, key), faults)
                .map(manifest ->
                        new Dataset(manifest, shards(store, key, manifest), new SampleDecoder(manifest, codec)))
                .orElseThrow(() -> new InvalidDatasetException(faults.get(0)));
    }

    private ShardSource shards(ObjectStore store, String key, DatasetManifest manifest) {
        return new ShardSource(new DatasetLocation(store, key), manifest.form(), cache);
    }

    private static Optional<DatasetManifest> manifest(DatasetLocation location, List<String> faults) {
        String file = location.manifest();
        Optional<byte[]> yaml = location.store().find(file);
        if (yaml.isEmpty()) {
            faults.add("%s: no such data set: there is no %s in bucket %s"
                    .formatted(location.dataset(), file, location.store().bucket()));
        }
        return yaml.flatMap(bytes -> ManifestYaml.read(file, bytes, faults));
    }

    /**
     * Looks at what can be known before the pictures are needed: the manifest, and the shards by their indexes; their bytes
     * are held against these whenever they are read. Data sets of up to 16 MiB, and shards without an index, are read whole,
     * with each picture.
     *
     * @return every fault as one line; empty where the data set is right
     */
    public List<String> check(ObjectStore store, String key) {
        List<String> faults = new ArrayList<>();
        manifest(new DatasetLocation(store, key), faults).ifPresent(manifest -> {
            ContentCheck check = new ContentCheck(manifest, codec, faults);
            ShardSource shards = shards(store, key, manifest);
            boolean whole = manifest.shards().stream().mapToLong(Shard::bytes).sum() <= readWhole;
            for (Shard shard : manifest.shards()) {
                if (whole) {
                    shards.check(
                            shard, faults, sample -> check.add(shards.location().key(shard), sample));
                } else {
                    shards.checkIndexed(shard, faults, check);
                }
            }
            check.end(shards.location().manifest());
        });
        return List.copyOf(faults);
    }

    /**
     * What was found in a data set, a line each.
     *
     * @param faults what is missing, damaged or not what the manifest says
     * @param extra objects beside the shards that the manifest does not list
     * @param duplicates samples whose pictures another one has
     */
    public record Findings(List<String> faults, List<String> extra, List<String> duplicates) {
        public Findings {
            faults = List.copyOf(faults);
            extra = List.copyOf(extra);
            duplicates = List.copyOf(duplicates);
        }
    }

    /**
     * Reads everything: the manifest, each shard, each picture, the digest over all of it, and what should not be there.
     *
     * @param progress is told how many samples were read
     */
    public Findings verify(ObjectStore store, String key, IntConsumer progress) {
        List<String> faults = new ArrayList<>();
        Optional<DatasetManifest> found = manifest(new DatasetLocation(store, key), faults);
        if (found.isEmpty()) {
            return new Findings(faults, List.of(), List.of());
        }
        DatasetManifest manifest = found.get();
        ContentCheck check = new ContentCheck(manifest, codec, faults);
        ShardSource shards = shards(store, key, manifest);
        int[] read = {0};
        for (Shard shard : manifest.shards()) {
            shards.check(shard, faults, sample -> {
                check.add(shards.location().key(shard), sample);
                progress.accept(++read[0]);
            });
        }
        check.end(shards.location().manifest());
        return new Findings(faults, extra(shards.location(), manifest), check.duplicates());
    }

    private static List<String> extra(DatasetLocation location, DatasetManifest manifest) {
        Set<String> listed = new HashSet<>(Set.of(location.manifest()));
        manifest.shards().forEach(shard -> {
            listed.add(location.key(shard));
            shard.indexSha256().ifPresent(index -> listed.add(location.index(shard)));
        });
        String folder = location.dataset() + "/";
        return location.store().keys(folder).stream()
                .filter(object -> object.indexOf('/', folder.length()) < 0 && !listed.contains(object))
                .map(object -> object + ": not listed by " + DatasetManifest.FILE)
                .toList();
    }
}
