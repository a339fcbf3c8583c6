package io.editrisk.function;

import io.editrisk.store.ObjectStore;
import java.util.Optional;

/** A store in which one object cannot be read. */
final class Failing extends ForwardingStore {

    private final String key;
    private final RuntimeException fault;

    Failing(ObjectStore store, String key, RuntimeException fault) {
        super(store);
        this.key = key;
        this.fault = fault;
    }

    @Override
    public Optional<byte[]> find(String asked) {
        if (asked.equals(key)) {
            throw fault;
        }
        return super.find(asked);
    }
}
