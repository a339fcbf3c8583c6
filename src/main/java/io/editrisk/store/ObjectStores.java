package io.editrisk.store;

/** The buckets that this deployment may use. */
public interface ObjectStores {

    /** The deployment's own bucket. */
    ObjectStore home();

    /** Another bucket by name, over the same account and endpoint. */
    ObjectStore bucket(String name);
}
