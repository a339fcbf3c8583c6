package io.editrisk.function;

import io.editrisk.evaluation.Look;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.EarlyEnd;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;

/**
 * Whether what was measured of an edit is enough: decided once, from its records and the unedited network's, which are all there.
 * The same records give the same answer, so that it does not matter who decides.
 */
record Looking(ObjectStore store, Plan plan, PlannedEdit edit, Notices notices) {

    /** Writes the answer, and further tasks or that the edit is measured; false where all was there. */
    boolean look(int look) {
        String key = StoreLayout.look(plan.run(), edit.name(), look);
        boolean first = false;
        Look taken;
        if (store.exists(key)) {
            taken = Json.decode(store.read(key), Look.class);
        } else {
            taken = new EarlyEnd(plan, edit).look(look, new RecordsUntil(store, plan, look));
            first = store.create(key, Json.encode(taken));
        }
        if (taken.goOn()) {
            return !PlannedWork.writeTasks(store, plan, edit.name(), look + 1).isEmpty() || first;
        }
        new Completion(store, notices).editMeasured(plan, edit.name());
        return first;
    }
}
