package io.editrisk.store;

/** The buckets that this deployment may use. */
public interface ObjectStores {

    /** The deployment's own bucket. */
    ObjectStore home();

    /** Another bucket by name, over the same account and endpoint. */
    ObjectStore bucket(String name);

    /** Where an object is that is named with its bucket; a {@link StoreException} where that is not the deployment's. */
    default Located locate(ObjectLocation location) {
        return new Located(bucket(location.bucket()), location.key());
    }

    /** Where an object is that an experiment names: a key of {@link #home}, or {@code s3://BUCKET/KEY}. */
    default Located locate(String named) {
        return ObjectLocation.ofAddress(named).map(this::locate).orElseGet(() -> new Located(home(), named));
    }

    /** An object's place: a key of a store. */
    record Located(ObjectStore store, String key) {}

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

            @Override
            public Located locate(ObjectLocation location) {
                return all.locate(location);
            }
        };
    }
}
