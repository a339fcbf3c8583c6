package io.editrisk.dataset;

import io.editrisk.store.Digest;
import java.util.List;

/**
 * A data set's digest: over each sample's key, label, identity's name and the SHA-256 of each encoded picture, in order.
 * Neither the shards' size nor tar's padding matters, and an index tells it without its shard.
 */
final class ContentDigest {

    private final Digest digest = new Digest();

    void add(IndexedSample sample) {
        digest.add(sample.key()).add(Integer.toString(sample.label())).add(sample.identity());
        sample.pictures().forEach(digest::add);
    }

    void add(List<IndexedSample> samples) {
        samples.forEach(this::add);
    }

    /** Lower-case hex; afterwards it is empty again. */
    String hex() {
        return digest.hex();
    }
}
