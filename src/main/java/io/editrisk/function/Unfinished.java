package io.editrisk.function;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.event.UnsentException;
import io.editrisk.experiment.Plan;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes up, when a queue in memory was lost with its process, what that process had not finished or told. */
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
            Optional<PlanAnswer> accepted = answer(store, StoreLayout.accepted(key));
            Optional<PlanAnswer> rejected =
                    accepted.isPresent() ? Optional.empty() : answer(store, StoreLayout.rejected(key));
            if (accepted.isPresent()) {
                takeUp(store, Resume.plan(store, accepted.get().run()));
            } else if (rejected.isPresent()) {
                tell(() -> notices.uploadRejected(store, rejected.get()), "the next start");
            }
            if (!isOf(accepted.or(() -> rejected), store.read(key))) {
                bell.ring(new Doorbell(store.bucket(), key));
            }
        }
        tell(() -> notices.catchUp(store), "the next start");
    }

    /** An answer may be to an earlier upload under that name. */
    private static boolean isOf(Optional<PlanAnswer> answer, byte[] upload) {
        return answer.filter(given -> given.upload().equals(Digest.of(upload))).isPresent();
    }

    private static Optional<PlanAnswer> answer(ObjectStore store, String key) {
        return store.find(key).map(json -> Json.decode(json, PlanAnswer.class));
    }

    private void takeUp(ObjectStore store, Plan plan) {
        new Resume(store, bell, notices).ring(plan);
        tell(() -> notices.catchUp(store, plan), "'resume " + plan.run() + "'");
    }

    /** @param later what sends it where it cannot be sent now */
    private static void tell(Runnable telling, String later) {
        try {
            telling.run();
        } catch (UnsentException e) {
            LOG.warnf("%s; %s sends it", e.getMessage(), later);
        }
    }
}
