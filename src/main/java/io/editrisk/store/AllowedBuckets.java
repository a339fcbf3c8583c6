package io.editrisk.store;

import java.util.Set;
import java.util.TreeSet;

/** The buckets that events and experiments may name: the deployment's own, and those that its operator lists. */
public final class AllowedBuckets implements ObjectStores {

    private final ObjectStores all;
    private final Set<String> allowed;

    /** @param further names besides the home bucket's */
    public AllowedBuckets(ObjectStores all, Set<String> further) {
        this.all = all;
        allowed = new TreeSet<>(further);
        allowed.add(all.home().bucket());
    }

    @Override
    public ObjectStore home() {
        return all.home();
    }

    /** A {@link StoreException} of kind {@code FOREIGN} for a bucket that is not among them. */
    @Override
    public ObjectStore bucket(String name) {
        require(name);
        return all.bucket(name);
    }

    @Override
    public Located locate(ObjectLocation location) {
        require(location.bucket());
        return all.locate(location);
    }

    private void require(String name) {
        if (!allowed.contains(name)) {
            throw new StoreException(
                    StoreException.Kind.FOREIGN,
                    "bucket '" + name + "' is not among those of this deployment: " + String.join(", ", allowed)
                            + "; others are allowed by EDITRISK_STORE_BUCKETS",
                    null);
        }
    }
}
