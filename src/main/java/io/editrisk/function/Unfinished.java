package io.editrisk.function;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes up, when a queue in memory was lost with its process, what that process had not finished. */
@ApplicationScoped
public class Unfinished {

    private final ObjectStores stores;
    private final Bell bell;

    Unfinished(ObjectStores stores, Bell bell) {
        this.stores = stores;
        this.bell = bell;
    }

    /** Rings for uploads without an answer and for runs without a report. */
    public void ring() {
        ObjectStore store = stores.home();
        for (String key : store.keys(StoreLayout.EXPERIMENTS)) {
            if (!key.endsWith(".yaml")) {
                continue;
            }
            String accepted = StoreLayout.accepted(key);
            if (store.exists(accepted)) {
                PlanAnswer answer = Json.decode(store.read(accepted), PlanAnswer.class);
                new Resume(store, bell).ring(Resume.plan(store, answer.run()));
            } else if (!store.exists(StoreLayout.rejected(key))) {
                bell.ring(new Doorbell(store.bucket(), key));
            }
        }
    }
}
