package io.editrisk.store;

/**
 * The buckets of a deployment that has only the part of its bucket whose keys begin with a prefix: what lies beside it, another
 * deployment's, it neither sees nor touches.
 */
public final class PrefixedStores implements ObjectStores {

    private final ObjectStores all;
    private final KeyPrefix prefix;

    public PrefixedStores(ObjectStores all, KeyPrefix prefix) {
        this.all = all;
        this.prefix = prefix;
    }

    @Override
    public ObjectStore home() {
        return new PrefixedStore(all.home(), prefix.value());
    }

    @Override
    public ObjectStore bucket(String name) {
        return name.equals(all.home().bucket()) ? home() : all.bucket(name);
    }

    /** Of the home bucket's objects those below the prefix; a {@link StoreException} of kind {@code FOREIGN} for others. */
    @Override
    public Located locate(ObjectLocation location) {
        if (!location.bucket().equals(all.home().bucket())) {
            return all.locate(location);
        }
        String key = prefix.own(location.key())
                .orElseThrow(() -> new StoreException(
                        StoreException.Kind.FOREIGN,
                        "s3://" + location.bucket() + "/" + location.key()
                                + " is not this deployment's, which has what lies" + " below " + prefix.value(),
                        null));
        return new Located(home(), key);
    }
}
