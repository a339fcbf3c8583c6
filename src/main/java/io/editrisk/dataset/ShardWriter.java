package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a data set into an empty folder: shards of a stated number of samples, then the manifest, so that a folder with a
 * manifest is whole. The same samples give the same bytes: tar entries carry neither time nor owner.
 */
public final class ShardWriter {

    /** What the manifest says that the samples do not: see {@link DatasetManifest}. */
    public record Header(
            String name, Kind kind, List<String> classes, int width, int height, String source, String licence) {
        public Header {
            classes = List.copyOf(classes);
        }
    }

    /**
     * How samples are packed; without effect on the data set's digest.
     *
     * @param gzip worth it for small pictures only, of which tar's headers and padding are half
     */
    public record Packing(int samplesPerShard, boolean gzip) {
        public Packing {
            if (samplesPerShard < 1) {
                throw new IllegalArgumentException("a shard needs at least one sample, not " + samplesPerShard);
            }
        }
    }

    private final Path folder;
    private final Header header;
    private final Packing packing;
    private final ImageCodec codec;
    private final List<StoredSample> pending = new ArrayList<>();
    private final List<Shard> shards = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final ContentDigest digest = new ContentDigest();

    /**
     * @param folder is made where it is not there
     * @throws IllegalArgumentException where the folder has something in it
     */
    public ShardWriter(Path folder, Header header, Packing packing, ImageCodec codec) {
        this.folder = folder;
        this.header = header;
        this.packing = packing;
        this.codec = codec;
        requireEmpty(folder);
    }

    private static void requireEmpty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new IllegalArgumentException(
                            folder + ": not empty; a data set is written into an empty folder only");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written to", e);
        }
    }

    /**
     * Adds an image.
     *
     * @param source where the picture came from, for people
     */
    public void add(Sample sample, String source) {
        requireKind(Kind.IMAGES);
        add(new StoredSample(
                sample.key(), sample.identity(), sample.label(), source, List.of(encoded(sample.image()))));
    }

    /**
     * Adds a pair.
     *
     * @param source where the pictures came from, for people
     */
    public void add(Pair pair, String source) {
        requireKind(Kind.PAIRS);
        List<byte[]> pictures = List.of(encoded(pair.original()), encoded(pair.modified()));
        add(new StoredSample(pair.key(), pair.identity(), pair.label(), source, pictures));
    }

    private void requireKind(Kind kind) {
        if (header.kind() != kind) {
            throw new IllegalArgumentException(
                    header.name() + " holds " + ManifestYaml.name(header.kind()) + ", not " + ManifestYaml.name(kind));
        }
    }

    private byte[] encoded(RgbImage image) {
        if (image.width() != header.width() || image.height() != header.height()) {
            throw new IllegalArgumentException("a picture of %dx%d pixels in a data set of %dx%d"
                    .formatted(image.width(), image.height(), header.width(), header.height()));
        }
        return codec.encodePng(image);
    }

    private void add(StoredSample sample) {
        if (sample.label() < 0 || sample.label() >= header.classes().size()) {
            throw new IllegalArgumentException("label " + sample.label() + " of sample " + sample.key()
                    + " is not in 0.." + (header.classes().size() - 1));
        }
        if (!ShardTar.isKey(sample.key()) || !keys.add(sample.key())) {
            throw new IllegalArgumentException(
                    "sample '" + sample.key() + "' needs a key of its own, of letters, digits, '_' and '-'");
        }
        digest.add(sample);
        pending.add(sample);
        if (pending.size() == packing.samplesPerShard()) {
            flush();
        }
    }

    /** Writes what is left and the manifest, which it returns; nothing can be added afterwards. */
    public DatasetManifest finish() {
        if (!pending.isEmpty()) {
            flush();
        }
        DatasetManifest manifest = new DatasetManifest(
                header.name(),
                header.kind(),
                header.classes(),
                keys.size(),
                digest.hex(),
                header.width(),
                header.height(),
                header.source(),
                header.licence(),
                shards);
        write(DatasetManifest.FILE, ManifestYaml.write(manifest));
        return manifest;
    }

    private void flush() {
        byte[] tar = ShardPacker.of(pending, header.kind());
        byte[] shard = packing.gzip() ? ShardPacker.gzipped(tar) : tar;
        String file = "shard-%05d.tar%s".formatted(shards.size(), packing.gzip() ? ".gz" : "");
        write(file, shard);
        shards.add(new Shard(file, pending.size(), shard.length, ContentDigest.of(shard)));
        pending.clear();
    }

    private void write(String file, byte[] content) {
        try {
            Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(file) + " cannot be written", e);
        }
    }
}
