package io.editrisk.function;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.event.Doorbell;
import io.editrisk.event.MalformedEventException;
import io.editrisk.experiment.Plan;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;

/** Measures one task and stores its record; the last record of an edit, and of the run, leaves the marker. */
@ApplicationScoped
class EvaluateFunction implements Function {

    private final ObjectStores stores;
    private final RunInputs inputs;
    private final Measuring measuring;
    private final Notices notices;

    EvaluateFunction(ObjectStores stores, RunInputs inputs, Measuring measuring, Notices notices) {
        this.stores = stores;
        this.inputs = inputs;
        this.measuring = measuring;
        this.notices = notices;
    }

    @Override
    public Answer handle(Doorbell bell) {
        ObjectStore store = stores.bucket(bell.bucket());
        StoreLayout.TaskKey key = StoreLayout.taskOf(bell.key()).orElseThrow(() -> foreign(bell));
        Plan plan = inputs.plan(store, key.run());
        EvaluationTask task = plan.task(key.edit(), key.id()).orElseThrow(() -> foreign(bell));
        String recordKey = StoreLayout.record(task.run(), task.edit(), task.id());
        boolean computed = !store.exists(recordKey);
        if (computed) {
            store.create(recordKey, Json.encode(measuring.measure(store, plan, task)));
        }
        new Completion(store, notices).recordStored(plan, task);
        return computed
                ? Answer.stored("evaluate", bell.key(), task.run())
                : Answer.thereAlready("evaluate", bell.key(), task.run());
    }

    private static MalformedEventException foreign(Doorbell bell) {
        return new MalformedEventException("no run has an evaluation task " + bell.key());
    }
}
