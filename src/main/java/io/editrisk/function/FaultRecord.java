package io.editrisk.function;

import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.List;

/**
 * What gave up, and why: left in the store when an event will not be tried again.
 *
 * @param key the object whose event it was; empty where the event could not be read
 * @param attempts how often the event was delivered
 */
public record FaultRecord(String function, String key, int attempts, String message) {

    /** Every fault of the run; the store may leave a half-written object under a longer name. */
    public static List<FaultRecord> of(ObjectStore store, String run) {
        return store.keys(StoreLayout.faults(run)).stream()
                .filter(key -> key.endsWith(".json"))
                .map(key -> Json.decode(store.read(key), FaultRecord.class))
                .toList();
    }
}
