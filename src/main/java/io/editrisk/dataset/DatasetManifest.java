package io.editrisk.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

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

    /** What a sample holds. */
    public enum Kind {
        @JsonProperty("images")
        IMAGES,
        @JsonProperty("pairs")
        PAIRS
    }

    /** A WebDataset tar: its file name beside the manifest, samples, bytes, SHA-256. */
    public record Shard(String file, int samples, long bytes, String sha256) {}

    public DatasetManifest {
        classes = List.copyOf(classes);
        shards = List.copyOf(shards);
    }
}
