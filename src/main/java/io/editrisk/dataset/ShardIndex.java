package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.PictureSize;
import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands beside a shard: a line of JSON on the shard, then one a sample, in the tar's order. With it a range of the
 * samples can be fetched and held against its digests without the rest, and identities are known without any picture.
 */
record ShardIndex(Heading heading, List<IndexedSample> samples) {

    /**
     * The first line.
     *
     * @param shard file name of the tar
     * @param bytes of the tar
     * @param sha256 of the tar
     * @param read how many published samples were gone through for it, with those that were skipped
     * @param size of every picture in it; empty where they differ
     * @param skipped published samples that were left out as damaged, each with the reason
     */
    record Heading(
            String shard, long bytes, String sha256, int read, Optional<PictureSize> size, List<String> skipped) {
        Heading {
            skipped = List.copyOf(skipped);
        }
    }

    ShardIndex {
        samples = List.copyOf(samples);
    }

    byte[] encode() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(Json.encode(heading));
        samples.forEach(sample -> lines.writeBytes(Json.encode(sample)));
        return lines.toByteArray();
    }

    /** Reads one; an {@link InvalidDatasetException} with the line where it is none. */
    static ShardIndex decode(String location, byte[] content) {
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n");
        List<IndexedSample> samples = new ArrayList<>(lines.length);
        Heading heading = line(location, lines, 0, Heading.class);
        for (int i = 1; i < lines.length; i++) {
            samples.add(line(location, lines, i, IndexedSample.class));
        }
        return new ShardIndex(heading, samples);
    }

    private static <T> T line(String location, String[] lines, int line, Class<T> type) {
        try {
            return Json.decode(lines[line].getBytes(StandardCharsets.UTF_8), type);
        } catch (MalformedJsonException e) {
            throw new InvalidDatasetException(location + ":" + (line + 1) + ":1: " + e.getMessage());
        }
    }

    /** Where a sample's members begin in the tar; past the last sample, where they end. */
    long offset(int sample) {
        return samples.subList(0, sample).stream()
                .mapToLong(IndexedSample::bytes)
                .sum();
    }
}
