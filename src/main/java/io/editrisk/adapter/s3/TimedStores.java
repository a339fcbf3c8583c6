package io.editrisk.adapter.s3;

import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;

/** The same buckets, each request of whose is timed. */
public record TimedStores(ObjectStores stores) implements ObjectStores {

    @Override
    public ObjectStore home() {
        return new TimedStore(stores.home());
    }

    @Override
    public ObjectStore bucket(String name) {
        return new TimedStore(stores.bucket(name));
    }
}
