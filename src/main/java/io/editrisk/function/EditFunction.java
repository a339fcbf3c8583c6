package io.editrisk.function;

import io.editrisk.edit.Delta;
import io.editrisk.edit.OriginalCost;
import io.editrisk.edit.Stretch;
import io.editrisk.edit.TrialRecord;
import io.editrisk.edit.TrialResult;
import io.editrisk.edit.TrialSpec;
import io.editrisk.event.Doorbell;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Runs one trial, or a part of it up to a rung: stores the edited tensors, then the trial's record, then closes the edit or
 * the rung if it was the last.
 */
@ApplicationScoped
class EditFunction implements Function {

    private final ObjectStores stores;
    private final RunInputs inputs;
    private final TrialTraining training;
    private final TrialCost cost;
    private final TrialCheckpoints checkpoints;

    EditFunction(
            ObjectStores stores,
            RunInputs inputs,
            TrialTraining training,
            TrialCost cost,
            TrialCheckpoints checkpoints) {
        this.stores = stores;
        this.inputs = inputs;
        this.training = training;
        this.cost = cost;
        this.checkpoints = checkpoints;
    }

    @Override
    public Answer handle(Doorbell bell) {
        ObjectStore store = stores.bucket(bell.bucket());
        TrialCall call = Json.decode(store.read(bell.key()), TrialCall.class);
        Plan plan = inputs.plan(store, call.run());
        PlannedEdit edit = plan.edit(call.edit());
        Set<String> there = store.keys(StoreLayout.ofTrial(call.run(), call.edit(), call.trial()));
        String key = StoreLayout.checkpoint(call.run(), call.edit(), call.trial());
        Rungs rungs = new Rungs(store, plan, edit);
        int rung = call.rung().orElse(0);
        int until = rungs.until(rung, edit.trials().get(call.trial()));
        StoredCheckpoints underWay = checkpoints.of(store, key, there.contains(key), until);
        boolean computed = !there.contains(rungs.record(rung, call.trial()));
        if (computed) {
            store(store, plan, call, new Stretch(until, edit.limit(), underWay));
        }
        if (rungs.isLast(rung)) {
            underWay.forget();
        }
        new Completion(store, Notices.none()).trialStored(plan, edit, rung);
        return computed
                ? Answer.stored("edit", bell.key(), call.run())
                : Answer.thereAlready("edit", bell.key(), call.run());
    }

    /** The tensors first: a record is never there without what it tells of. */
    private void store(ObjectStore store, Plan plan, TrialCall call, Stretch stretch) {
        PlannedEdit edit = plan.edit(call.edit());
        TrialSpec spec = edit.trials().get(call.trial());
        Experiment.EditingTask task = plan.experiment().editingTask(edit.task());
        TrialResult result = training.train(store, plan, edit, spec, stretch);
        Optional<StoredDelta> changed = result.delta().map(delta -> stored(store, plan, call, delta));
        Optional<OriginalCost> measured = changed.flatMap(delta -> cost.of(store, plan, edit, delta));
        String start = inputs.weightsDigest(store, plan, edit.name());
        TrialRecord record = result.record(
                plan.run(), edit.name(), spec, call.rung(), measured, inputs.provenance(plan, task.train(), start));
        store.create(StoreLayout.trained(plan.run(), edit.name(), spec.trial(), call.rung()), Json.encode(record));
    }

    private static StoredDelta stored(ObjectStore store, Plan plan, TrialCall call, Delta delta) {
        String digest = Digest.of(delta.file());
        String key = StoreLayout.delta(plan.run(), call.edit(), call.trial(), digest);
        store.create(key, delta.file());
        return new StoredDelta(key, digest);
    }
}
