package io.editrisk.dataset;

import io.editrisk.store.Digest;
import java.util.List;
import java.util.Optional;

/**
 * A sample's line in its shard's index: all of it but the pictures themselves.
 *
 * @param identity the identity's name
 * @param pixels the identity's digest
 * @param bytes of its members in the tar, headers and padding included; samples lie one behind the other from byte 0 on
 * @param pictures SHA-256 of each encoded picture
 */
record IndexedSample(
        String key,
        int label,
        String identity,
        Optional<String> pixels,
        String source,
        long bytes,
        List<String> pictures) {

    IndexedSample {
        pictures = List.copyOf(pictures);
        if (label < 0 || bytes < 1) {
            throw new IllegalArgumentException("a label from 0 and bytes from 1 are allowed");
        }
    }

    static IndexedSample of(StoredSample sample, long bytes) {
        return new IndexedSample(
                sample.key(),
                sample.label(),
                sample.identity().name(),
                sample.identity().pixels(),
                sample.source(),
                bytes,
                sample.pictures().stream().map(Digest::of).toList());
    }

    ImageIdentity imageIdentity() {
        return new ImageIdentity(identity, pixels);
    }
}
