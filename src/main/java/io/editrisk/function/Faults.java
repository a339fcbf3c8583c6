package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStores;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says in the log, and once nothing will be tried again in the store, what went wrong with an event. */
@ApplicationScoped
class Faults {

    private static final Logger LOG = Logger.getLogger(Faults.class);

    private final ObjectStores stores;

    Faults(ObjectStores stores) {
        this.stores = stores;
    }

    /** Leaves the fault in the store; a store that is itself out of reach leaves it in the log alone. */
    void gaveUp(String function, Doorbell bell, int attempts, Throwable fault) {
        FaultRecord record = new FaultRecord(function, bell.key(), attempts, HttpFaults.oneLine(fault));
        @Nullable Throwable traced = FaultKind.of(fault) == FaultKind.INTERNAL ? fault : null;
        LOG.errorf(traced, "%s gave up on %s, attempt %d: %s", function, bell.key(), attempts, record.message());
        try {
            stores.bucket(bell.bucket()).put(record.place(), Json.encode(record));
        } catch (RuntimeException unreachable) {
            LOG.error("and the fault could not be stored", unreachable);
        }
    }

    void willBeTriedAgain(String function, Doorbell bell, int attempts, Throwable fault) {
        LOG.warnf("%s on %s: attempt %d: %s", function, bell.key(), attempts, HttpFaults.oneLine(fault));
    }
}
