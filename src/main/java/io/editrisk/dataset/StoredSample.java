package io.editrisk.dataset;

import java.util.List;

/**
 * A sample as a shard holds it, its pictures not yet decoded.
 *
 * @param label the class's index; not yet held against the manifest
 * @param source where the picture came from, for people
 * @param pictures encoded: one for images; x and x' for pairs
 */
record StoredSample(String key, String identity, int label, String source, List<byte[]> pictures) {
    StoredSample {
        pictures = List.copyOf(pictures);
    }
}
