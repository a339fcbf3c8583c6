package io.editrisk.function;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.experiment.Plan;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.List;
import java.util.Set;

/** Rings again for whatever of a run lacks its result: after lost events, a killed process, a mended fault. */
public final class Resume {

    private final ObjectStore store;
    private final Bell bell;
    private final Notices notices;

    /** @param notices tell of what failed before it is forgotten */
    public Resume(ObjectStore store, Bell bell, Notices notices) {
        this.store = store;
        this.bell = bell;
        this.notices = notices;
    }

    /** The run's plan; a {@link io.editrisk.store.StoreException} of kind NOT_FOUND where there is no such run. */
    public static Plan plan(ObjectStore store, String run) {
        return Json.decode(store.read(StoreLayout.plan(run)), Plan.class);
    }

    /**
     * Writes what the planning may have left out, forgets old faults, then rings.
     *
     * @return how many bells were rung; 0 for a run that is complete
     */
    public int ring(Plan plan) {
        RunProgress before = RunProgress.of(store, plan);
        if (before.completed()) {
            return 0;
        }
        forgetFaults(plan.run());
        Set<String> rungByWriting = PlannedWork.write(store, plan);
        List<String> waiting = before.waiting().stream()
                .filter(key -> !rungByWriting.contains(key))
                .toList();
        waiting.forEach(key -> bell.ring(new Doorbell(store.bucket(), key)));
        return waiting.size() + rungByWriting.size();
    }

    private void forgetFaults(String run) {
        notices.faultsForgotten(store, run);
        store.keys(StoreLayout.faults(run)).forEach(store::delete);
    }
}
