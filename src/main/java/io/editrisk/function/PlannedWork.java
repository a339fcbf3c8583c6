package io.editrisk.function;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The work that a plan begins with: every trial, up to its first rung where rates are searched, and the unedited network's
 * evaluation. Trials of an edit that starts from another one are among it once that is decided. Writing it rings for it.
 */
final class PlannedWork {

    private PlannedWork() {}

    /** Creates what is not there yet, and names what it created; what is there stays and does not ring. */
    static Set<String> write(ObjectStore store, Plan plan) {
        Set<String> created = new HashSet<>();
        for (PlannedEdit edit : plan.edits()) {
            Rungs rungs = new Rungs(store, plan, edit);
            if (rungs.trials(0).isPresent()) {
                created.addAll(rungs.writeCalls(0));
            }
        }
        created.addAll(write(store, plan, EvaluationTask.UNEDITED, plan.tasks(EvaluationTask.UNEDITED)));
        return created;
    }

    /** As {@link #write}, for the evaluation tasks that a look at an edit adds. */
    static Set<String> writeTasks(ObjectStore store, Plan plan, String edit, int look) {
        return write(store, plan, edit, plan.tasksOf(edit, look));
    }

    private static Set<String> write(ObjectStore store, Plan plan, String edit, Stream<EvaluationTask> tasks) {
        return tasks.filter(task -> store.create(StoreLayout.task(plan.run(), edit, task.id()), Json.encode(task)))
                .map(task -> StoreLayout.task(plan.run(), edit, task.id()))
                .collect(Collectors.toSet());
    }
}
