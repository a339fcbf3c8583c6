package io.editrisk.dataset;

/**
 * How samples are packed; without effect on the data set's digest.
 *
 * @param gzip worth it for small pictures only, of which tar's headers and padding are half; a shard with gzip has no
 *     index and is read whole
 */
public record Packing(int samplesPerShard, boolean gzip) {
    public Packing {
        if (samplesPerShard < 1) {
            throw new IllegalArgumentException("a shard needs at least one sample, not " + samplesPerShard);
        }
    }
}
