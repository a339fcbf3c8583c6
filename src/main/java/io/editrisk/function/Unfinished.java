package io.editrisk.function;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.event.UnsentException;
import io.editrisk.experiment.Plan;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Takes up, when a queue in memory was lost with its process, what that process had not finished. */
@ApplicationScoped
public class Unfinished {

    private static final Logger LOG = Logger.getLogger(Unfinished.class);

    private final ObjectStores stores;
    private final Bell bell;
    private final Notices notices;

    Unfinished(ObjectStores stores, Bell bell, Notices notices) {
        this.stores = stores;
        this.bell = bell;
        this.notices = notices;
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
                Plan plan = Resume.plan(store, answer.run());
                new Resume(store, bell).ring(plan);
                tell(store, plan);
            } else if (!store.exists(StoreLayout.rejected(key))) {
                bell.ring(new Doorbell(store.bucket(), key));
            }
        }
    }

    private void tell(ObjectStore store, Plan plan) {
        try {
            notices.catchUp(store, plan);
        } catch (UnsentException e) {
            LOG.warnf("%s; 'resume %s' sends it", e.getMessage(), plan.run());
        }
    }
}
