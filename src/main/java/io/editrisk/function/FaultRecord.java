package io.editrisk.function;

import io.editrisk.event.FunctionName;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What gave up, and why: left in the store when an event will not be tried again.
 *
 * @param key the object whose event it was
 * @param attempts how often the event was delivered
 */
public record FaultRecord(String function, String key, int attempts, String message) {

    private static final int NAME_LENGTH = 16;

    /** Where the fault of this object lies; empty prefix-wise for what belongs to no run. */
    String place() {
        String name = function + "-"
                + Digest.of(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .substring(0, NAME_LENGTH);
        if (key.startsWith(StoreLayout.RUNS)) {
            String rest = key.substring(StoreLayout.RUNS.length());
            return StoreLayout.faults(rest.substring(0, rest.indexOf('/'))) + name + ".json";
        }
        return StoreLayout.UNPLANNED + name + ".json";
    }

    /** The fault of this upload, where plan gave it up. */
    public static Optional<FaultRecord> ofUpload(ObjectStore store, String experimentKey) {
        return store.find(placeOfUpload(experimentKey)).map(json -> Json.decode(json, FaultRecord.class));
    }

    /** Where a fault of this upload lies, if there is one. */
    public static String placeOfUpload(String experimentKey) {
        return new FaultRecord(FunctionName.PLAN.label(), experimentKey, 0, "").place();
    }

    /** Every fault of the run; the store may leave a half-written object under a longer name. */
    public static List<FaultRecord> of(ObjectStore store, String run) {
        try (Stream<ObjectInfo> objects = store.list(StoreLayout.faults(run))) {
            return objects.filter(object -> object.key().endsWith(".json"))
                    .map(object -> Json.decode(store.read(object.key()), FaultRecord.class))
                    .toList();
        }
    }
}
