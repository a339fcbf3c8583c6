package io.editrisk.dataset;

import java.util.List;

/**
 * A sample as a shard holds it, its pictures not yet decoded.
 *
 * @param label the class's index
 * @param source where the picture came from, for people: its path in what was published
 * @param pictures PNG or JPEG: one for images; x and x' for pairs, and their mask where there is one
 */
public record StoredSample(String key, ImageIdentity identity, int label, String source, List<byte[]> pictures) {
    public StoredSample {
        pictures = List.copyOf(pictures);
    }
}
