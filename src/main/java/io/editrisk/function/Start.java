package io.editrisk.function;

import io.editrisk.edit.Choice;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.StartingPoint;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.PointToTake;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.OptionalInt;

/**
 * Where an edit starts that starts from another one's result: decided once, from the records of the other one and of the
 * unedited network, which are all there. The same records give the same point, so that it does not matter who decides.
 */
record Start(ObjectStore store, Plan plan, PlannedEdit edit, Notices notices) {

    /** Writes the point and the edit's first trials, or that there is nothing to start from; false where all was there. */
    boolean write() {
        PlannedEdit base = plan.base(edit);
        String key = StoreLayout.start(plan.run(), edit.name());
        boolean first = false;
        if (!store.exists(key)) {
            Choice choice = Json.decode(store.read(StoreLayout.choice(plan.run(), base.name())), Choice.class);
            if (choice.trial().isEmpty()) {
                return end();
            }
            first = store.create(key, Json.encode(point(base)));
        }
        return !new Rungs(store, plan, edit).writeCalls(0).isEmpty() || first;
    }

    private StartingPoint point(PlannedEdit base) {
        String row = edit.base().orElseThrow();
        int until = LooksTaken.of(store, plan, base.name()).until();
        double alpha = new PointToTake(plan, row).alpha(until, new RecordsUntil(store, plan, until));
        return new StartingPoint(plan.run(), edit.name(), row, alpha);
    }

    /** The edit is done, and so is what starts from it. */
    private boolean end() {
        Choice none = new Choice(plan.run(), edit.name(), OptionalInt.empty(), OptionalInt.empty(), Outcome.NO_BASE);
        boolean first = store.create(StoreLayout.choice(plan.run(), edit.name()), Json.encode(none));
        new Completion(store, notices).editMeasured(plan, edit.name());
        return first;
    }
}
