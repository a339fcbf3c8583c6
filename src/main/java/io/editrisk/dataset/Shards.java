package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.PictureSize;
import io.editrisk.dataset.DatasetManifest.PublishedFile;
import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.store.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data set's shards as they are written, each with its index after it, and the manifest last. Whoever is interrupted
 * goes on behind the last shard that has an index: {@link #resume}.
 */
public final class Shards implements Closeable {

    /** A shard is closed when it has so many bytes, however few samples that are. */
    private static final long BYTES = 512L << 20;

    private final DatasetTarget target;
    private final Description description;
    private final Packing packing;
    private final List<Shard> written = new ArrayList<>();
    private final List<IndexedSample> pending = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> skippedInAll = new ArrayList<>();
    private final ContentDigest digest = new ContentDigest();
    private final int[] counts;
    private final CommonSize size = new CommonSize();
    private @Nullable CommonSize sizeOfShard;
    private @Nullable ShardFile open;

    public Shards(DatasetTarget target, Description description, Packing packing) {
        this.target = target;
        this.description = description;
        this.packing = packing;
        this.counts = new int[description.classes().size()];
    }

    /**
     * The manifest of a data set that was finished already; empty where the target has none.
     *
     * @throws InvalidDatasetException where it is of another description
     */
    public static Optional<DatasetManifest> finished(DatasetTarget target, Description description) {
        String name = target.name() + "/" + DatasetManifest.FILE;
        List<String> faults = new ArrayList<>();
        Optional<DatasetManifest> manifest =
                target.find(DatasetManifest.FILE).flatMap(yaml -> ManifestYaml.read(name, yaml, faults));
        if (!faults.isEmpty()) {
            throw new InvalidDatasetException(faults.get(0));
        }
        if (manifest.isPresent() && !manifest.get().description().equals(description)) {
            throw new InvalidDatasetException(target.name() + ": holds another data set, '"
                    + manifest.get().name() + "'; choose another place, or remove it");
        }
        return manifest;
    }

    /**
     * Takes over the shards that an earlier writer of the same samples finished.
     *
     * @return how many published samples they were made of: those are not to be added again
     */
    public long resume() {
        long read = 0;
        for (Optional<ShardIndex> index = finished(); index.isPresent(); index = finished()) {
            ShardIndex shard = index.get();
            record(shard);
            read += shard.heading().read();
        }
        return read;
    }

    /** The next shard's index, where shard and index are there. */
    private Optional<ShardIndex> finished() {
        if (packing.gzip()) {
            return Optional.empty();
        }
        String name = indexFile(file());
        return target.find(name)
                .map(content -> ShardIndex.decode(target.name() + "/" + name, content))
                .filter(index -> target.bytes(file()) == index.heading().bytes());
    }

    /** Adds the next sample, whose label must be one of the classes. */
    public void add(PackedSample sample) {
        int label = sample.entry().label();
        if (label < 0 || label >= counts.length) {
            throw new IllegalArgumentException(
                    "label " + label + " of sample " + sample.entry().key() + " is not in 0.." + (counts.length - 1));
        }
        ShardFile shard = shard();
        sample.tar().forEach(shard::write);
        pending.add(sample.entry());
        sample.sizes().forEach(sizeOfShard()::add);
        if (pending.size() == packing.samplesPerShard() || shard.bytes() >= BYTES) {
            publish(shard);
        }
    }

    /** Notes that the next sample is left out. */
    public void skip(String sample, String why) {
        skipped.add(sample + ": " + why);
    }

    /** How many samples are there, those of a resumed shard included. */
    public int samples() {
        return written.stream().mapToInt(Shard::samples).sum() + pending.size();
    }

    /** What was left out, in order, each with the reason. */
    public List<String> skipped() {
        List<String> all = new ArrayList<>(skippedInAll);
        all.addAll(skipped);
        return all;
    }

    private ShardFile shard() {
        if (open == null) {
            open = new ShardFile(target.scratch(), packing.gzip());
        }
        return open;
    }

    private CommonSize sizeOfShard() {
        if (sizeOfShard == null) {
            sizeOfShard = new CommonSize();
        }
        return sizeOfShard;
    }

    private String file() {
        return "shard-%05d.tar%s".formatted(written.size(), packing.gzip() ? ".gz" : "");
    }

    private static String indexFile(String shard) {
        return shard.replace(".tar", ".index.jsonl");
    }

    private void publish(ShardFile shard) {
        shard.write(ShardPacker.END);
        shard.close();
        String file = file();
        target.publish(shard.path(), file);
        ShardIndex.Heading heading = new ShardIndex.Heading(
                file,
                shard.bytes(),
                shard.sha256(),
                pending.size() + skipped.size(),
                sizeOfShard().get(),
                skipped);
        ShardIndex index = new ShardIndex(heading, pending);
        if (!packing.gzip()) {
            target.put(indexFile(file), index.encode());
        }
        record(index);
        pending.clear();
        skipped.clear();
        sizeOfShard = null;
        open = null;
    }

    private void record(ShardIndex index) {
        ShardIndex.Heading heading = index.heading();
        Optional<String> indexDigest = packing.gzip() ? Optional.empty() : Optional.of(Digest.of(index.encode()));
        written.add(new Shard(heading.shard(), index.samples().size(), heading.bytes(), heading.sha256(), indexDigest));
        digest.add(index.samples());
        index.samples().forEach(sample -> counts[sample.label()]++);
        size.add(heading.size());
        skippedInAll.addAll(heading.skipped());
    }

    /**
     * Writes what is left and the manifest, which it returns; nothing can be added afterwards.
     *
     * @param files that the samples were published in
     */
    public DatasetManifest finish(List<PublishedFile> files) {
        if (open != null) {
            publish(open);
        }
        List<Integer> counted = new ArrayList<>();
        for (int count : counts) {
            counted.add(count);
        }
        Optional<PictureSize> common = size.get();
        DatasetManifest manifest =
                new DatasetManifest(description, samples(), counted, digest.hex(), common, files, written);
        target.put(DatasetManifest.FILE, ManifestWriter.write(manifest));
        return manifest;
    }

    /** Lets go of a shard that is not finished. */
    @Override
    public void close() {
        if (open != null) {
            open.close();
            try {
                Files.deleteIfExists(open.path());
            } catch (IOException e) {
                throw new UncheckedIOException(open.path() + " cannot be removed", e);
            }
        }
    }
}
