package io.editrisk.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code dataset.yaml}: what lies beside the shards.
 *
 * @param kind images with labels, or pairs of an image and its modified form with a label
 * @param classes names in the order of the labels
 * @param samples over all shards
 * @param digest of the content (keys, labels, identities, picture bytes in order), whatever the size of the shards
 * @param width of every picture, in pixels
 * @param height of every picture, in pixels
 * @param source where the pictures came from
 * @param licence SPDX name
 */
public record DatasetManifest(
        String name,
        Kind kind,
        List<String> classes,
        int samples,
        String digest,
        int width,
        int height,
        String source,
        String licence,
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

    /** A WebDataset tar, or one with gzip: its file name beside the manifest, samples, bytes, SHA-256. */
    public record Shard(String file, int samples, long bytes, String sha256) {

        private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.tar(\\.gz)?");

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
            requireSha256(sha256);
        }
    }

    public DatasetManifest {
        classes = List.copyOf(classes);
        shards = List.copyOf(shards);
        if (classes.isEmpty() || new HashSet<>(classes).size() != classes.size()) {
            throw new IllegalArgumentException("classes need to be at least one, each with a name of its own");
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("pictures of " + width + "x" + height + " pixels");
        }
        requireSha256(digest);
        requireShards(shards, samples);
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
