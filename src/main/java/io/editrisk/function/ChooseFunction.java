package io.editrisk.function;

import io.editrisk.edit.Choice;
import io.editrisk.edit.Choices;
import io.editrisk.event.Doorbell;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Sends the best trials of a closed rung on to the next, or chooses an edit's trial and writes its evaluation tasks; an edit
 * that gained nothing has none and is measured. Of an edit that is measured it chooses the point that another one starts
 * from; of one whose evaluation may end early, whether it does.
 */
@ApplicationScoped
class ChooseFunction implements Function {

    private final ObjectStores stores;
    private final RunInputs inputs;
    private final Notices notices;

    ChooseFunction(ObjectStores stores, RunInputs inputs, Notices notices) {
        this.stores = stores;
        this.inputs = inputs;
        this.notices = notices;
    }

    @Override
    public Answer handle(Doorbell bell) {
        ObjectStore store = stores.bucket(bell.bucket());
        Completion.Marker closed = Json.decode(store.read(bell.key()), Completion.Marker.class);
        Plan plan = inputs.plan(store, closed.run());
        PlannedEdit edit = plan.edit(closed.edit());
        return ofClosed(store, plan, edit, bell, closed)
                ? Answer.stored("choose", bell.key(), plan.run())
                : Answer.thereAlready("choose", bell.key(), plan.run());
    }

    private boolean ofClosed(ObjectStore store, Plan plan, PlannedEdit edit, Doorbell bell, Completion.Marker closed) {
        if (bell.key().equals(StoreLayout.baseMeasured(plan.run(), edit.name()))) {
            return new Start(store, plan, edit, notices).write();
        }
        if (closed.look().isPresent()) {
            return new Looking(store, plan, edit, notices).look(closed.look().getAsInt());
        }
        Rungs rungs = new Rungs(store, plan, edit);
        int rung = closed.rung().orElse(0);
        List<Integer> goOn = rungs.survivors(rung);
        return goOn.isEmpty() ? choose(store, plan, edit, rungs) : rungs.open(rung + 1, goOn);
    }

    private boolean choose(ObjectStore store, Plan plan, PlannedEdit edit, Rungs rungs) {
        Choice choice = Choices.choose(
                plan.run(),
                edit.name(),
                rungs.results(),
                plan.experiment().choosing().trial(),
                maxDrop(plan));
        rungs.forgetCheckpoints();
        boolean stored = store.create(StoreLayout.choice(plan.run(), edit.name()), Json.encode(choice));
        if (choice.trial().isPresent()) {
            PlannedWork.writeTasks(store, plan, edit.name(), 1);
        } else {
            new Completion(store, notices).editMeasured(plan, edit.name());
        }
        return stored;
    }

    private static OptionalDouble maxDrop(Plan plan) {
        return plan.experiment().gate().flatMap(Experiment.Gate::maxOriginalDrop).stream()
                .mapToDouble(limit -> limit)
                .findFirst();
    }
}
