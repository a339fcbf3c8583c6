package io.editrisk.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.editrisk.shift.Shift;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code dataset.yaml}: what lies beside the shards.
 *
 * @param samples over all shards
 * @param counts samples of each class; empty in a manifest of before they were counted
 * @param digest of the content: see {@link ContentDigest}; the same whatever the size of the shards
 * @param size of every picture; empty where they differ
 * @param files that the pictures were published in; empty for an unpacked folder
 */
public record DatasetManifest(
        Description description,
        int samples,
        List<Integer> counts,
        String digest,
        Optional<PictureSize> size,
        List<PublishedFile> files,
        List<Shard> shards) {

    /** The manifest's file name, below the data set's key. */
    public static final String FILE = "dataset.yaml";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** What a sample holds. */
    public enum Kind {
        @JsonProperty("images")
        IMAGES,
        @JsonProperty("pairs")
        PAIRS
    }

    /** Pixels across and down. */
    public record PictureSize(int width, int height) {
        public PictureSize {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("pictures of " + width + "x" + height + " pixels");
            }
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /** An archive or a file as it was downloaded: its name, bytes, SHA-256. */
    public record PublishedFile(String file, long bytes, String sha256) {
        public PublishedFile {
            requireSha256(sha256);
        }
    }

    /**
     * A WebDataset tar, or one with gzip: its file name beside the manifest, samples, bytes, SHA-256.
     *
     * @param indexSha256 of its {@link #index}, by which parts of it can be read; empty where it has none
     */
    public record Shard(String file, int samples, long bytes, String sha256, Optional<String> indexSha256) {

        private static final Pattern FILE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,99})\\.tar(\\.gz)?");

        public Shard {
            if (!FILE.matcher(file).matches()) {
                throw new IllegalArgumentException(
                        "'" + file + "' is no shard's name: a file name ending in .tar or .tar.gz,"
                                + " of letters, digits, '.', '_' and '-', is allowed");
            }
            if (samples < 1 || bytes < 1) {
                throw new IllegalArgumentException(
                        file + " has " + samples + " samples in " + bytes + " bytes: both are at least 1");
            }
            if (indexSha256.isPresent() && file.endsWith(".gz")) {
                throw new IllegalArgumentException(file + " has an index, but nothing can be read from within gzip");
            }
            requireSha256(sha256);
            indexSha256.ifPresent(DatasetManifest::requireSha256);
        }

        /** The file name of its index. */
        String index() {
            return FILE.matcher(file).replaceFirst("$1.index.jsonl");
        }
    }

    public DatasetManifest {
        counts = List.copyOf(counts);
        files = List.copyOf(files);
        shards = List.copyOf(shards);
        requireSha256(digest);
        requireShards(shards, samples);
        requireCounts(description.classes().size(), counts, samples);
    }

    public String name() {
        return description.name();
    }

    public Kind kind() {
        return description.kind();
    }

    /** Which pictures each sample has. */
    public SampleForm form() {
        return description.form();
    }

    /** Names in the order of the labels. */
    public List<String> classes() {
        return description.classes();
    }

    /** See {@link Description}. */
    public List<Integer> classSubset() {
        return description.classSubset();
    }

    /** See {@link Description}. */
    public Optional<Frame> frame() {
        return description.frame();
    }

    /** See {@link Description}. */
    public Optional<Shift> shift() {
        return description.shift();
    }

    private static void requireCounts(int classes, List<Integer> counts, int samples) {
        if (counts.isEmpty()) {
            return;
        }
        long counted = counts.stream().mapToLong(Integer::longValue).sum();
        if (counts.size() != classes || counted != samples) {
            throw new IllegalArgumentException("counts has " + counts.size() + " numbers that add up to " + counted
                    + "; the " + classes + " classes have " + samples + " samples");
        }
    }

    private static void requireShards(List<Shard> shards, int samples) {
        if (shards.stream().map(Shard::file).distinct().count() != shards.size()) {
            throw new IllegalArgumentException("a shard is listed twice");
        }
        long listed = shards.stream().mapToLong(Shard::samples).sum();
        if (shards.isEmpty() || listed != samples) {
            throw new IllegalArgumentException(
                    "samples says " + samples + ", but the shards listed hold " + listed + " together");
        }
    }

    private static void requireSha256(String digest) {
        if (!SHA256.matcher(digest).matches()) {
            throw new IllegalArgumentException(
                    "'" + digest + "' is no SHA-256: 64 hexadecimal digits in lower case are allowed");
        }
    }
}
