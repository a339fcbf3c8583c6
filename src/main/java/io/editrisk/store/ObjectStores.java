package io.editrisk.store;

/** The buckets that this deployment may use. */
public interface ObjectStores {

    /** The deployment's own bucket. */
    ObjectStore home();

    /** Another bucket by name, over the same account and endpoint. */
    ObjectStore bucket(String name);

    /** The same buckets as an experiment sees them that was uploaded to that one: what it names without a bucket is there. */
    default ObjectStores from(ObjectStore store) {
        ObjectStores all = this;
        return new ObjectStores() {
            @Override
            public ObjectStore home() {
                return store;
            }

            @Override
            public ObjectStore bucket(String name) {
                return all.bucket(name);
            }
        };
    }
}
