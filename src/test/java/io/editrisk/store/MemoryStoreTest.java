package io.editrisk.store;

/** The store of the other tests keeps the contract that they rely on. */
class MemoryStoreTest extends ObjectStoreAtLargeContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected ObjectStore store() {
        return store;
    }
}
