package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.store.ObjectStore;

/**
 * A data set's place in a bucket.
 *
 * @param dataset its key: the folder of its manifest, without a '/' at its end
 */
record DatasetLocation(ObjectStore store, String dataset) {

    String manifest() {
        return dataset + "/" + DatasetManifest.FILE;
    }

    String key(Shard shard) {
        return dataset + "/" + shard.file();
    }

    String index(Shard shard) {
        return dataset + "/" + shard.index();
    }

    /** The fault of an object that is not there. */
    String missing(String key) {
        return "%s: no such object in bucket %s, though %s lists it"
                .formatted(key, store.bucket(), DatasetManifest.FILE);
    }
}
