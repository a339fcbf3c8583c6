package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.event.UnsentException;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Says in the log, and once nothing will be tried again in the store, what went wrong with an event. */
@ApplicationScoped
class Faults {

    private static final Logger LOG = Logger.getLogger(Faults.class);

    private final ObjectStores stores;
    private final Notices notices;

    Faults(ObjectStores stores, Notices notices) {
        this.stores = stores;
        this.notices = notices;
    }

    /** Leaves the fault in the store; a store that is itself out of reach leaves it in the log alone. */
    void gaveUp(String function, Doorbell bell, int attempts, Throwable fault) {
        log(function + " gave up on " + bell.key() + " in attempt " + attempts, fault);
        if (fault instanceof UnsentException) {
            // no fault of the run: its result is there, and 'resume' tells what was not told
            return;
        }
        FaultRecord record = new FaultRecord(function, bell.key(), attempts, HttpFaults.oneLine(fault));
        ObjectStore store = bucket(bell);
        store(store, StoreLayout.fault(function, bell.key()), record);
        tell(store, bell, record);
    }

    private void tell(ObjectStore store, Doorbell bell, FaultRecord record) {
        try {
            notices.runFailed(store, bell, record);
        } catch (RuntimeException unsent) {
            LOG.errorf("and nobody was told: %s", HttpFaults.oneLine(unsent));
        }
    }

    /** What went wrong with somebody else's bucket is said in the deployment's own. */
    private ObjectStore bucket(Doorbell bell) {
        try {
            return stores.bucket(bell.bucket());
        } catch (StoreException foreign) {
            return stores.home();
        }
    }

    /** For an event that does not say what it is about. */
    void gaveUp(String function, String event, int attempts, Throwable fault) {
        log(function + " cannot read an event", fault);
        FaultRecord record = new FaultRecord(function, "", attempts, HttpFaults.oneLine(fault));
        store(stores.home(), StoreLayout.fault(function, event), record);
    }

    private static void log(String what, Throwable fault) {
        if (FaultKind.of(fault) == FaultKind.INTERNAL) {
            LOG.error(what, fault);
        } else {
            LOG.errorf("%s: %s", what, HttpFaults.oneLine(fault));
        }
    }

    private static void store(ObjectStore store, String key, FaultRecord record) {
        try {
            store.put(key, Json.encode(record));
        } catch (RuntimeException unreachable) {
            LOG.error("and the fault could not be stored", unreachable);
        }
    }

    void willBeTriedAgain(String function, Doorbell bell, int attempts, Throwable fault) {
        LOG.warnf("%s on %s: attempt %d: %s", function, bell.key(), attempts, HttpFaults.oneLine(fault));
    }
}
