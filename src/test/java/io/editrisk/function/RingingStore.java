package io.editrisk.function;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.store.ObjectStore;

/** Rings, as a bucket's notifications do, for each object that was written and that a function waits for. */
final class RingingStore extends ForwardingStore {

    private final Bell bell;

    RingingStore(ObjectStore store, Bell bell) {
        super(store);
        this.bell = bell;
    }

    private void ring(String key) {
        if (FunctionDeclaration.forKey(key).isPresent()) {
            bell.ring(new Doorbell(bucket(), key));
        }
    }

    @Override
    public boolean create(String key, byte[] content) {
        boolean created = super.create(key, content);
        if (created) {
            ring(key);
        }
        return created;
    }

    @Override
    public void put(String key, byte[] content) {
        super.put(key, content);
        ring(key);
    }
}
