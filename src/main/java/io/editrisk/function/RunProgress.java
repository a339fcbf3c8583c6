package io.editrisk.function;

import io.editrisk.edit.Choice;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a run is, read from the store alone.
 *
 * @param trialsDone trials with a record
 * @param tasksDone evaluation tasks with a record
 * @param tasks evaluation tasks known by now: an edit has its tasks once its trial is chosen
 * @param measured every record of every edit is there
 * @param completed the report is there
 * @param waiting keys of the objects whose results are lacking: what {@link Resume} rings for
 */
public record RunProgress(
        String run,
        int trialsDone,
        int trials,
        int tasksDone,
        int tasks,
        boolean measured,
        boolean completed,
        List<String> waiting) {

    public RunProgress {
        waiting = List.copyOf(waiting);
    }

    public static RunProgress of(ObjectStore store, Plan plan) {
        if (store.exists(StoreLayout.completed(plan.run()))) {
            return finished(store, plan);
        }
        Count trials = new Count();
        Count tasks = new Count();
        for (PlannedEdit edit : plan.edits()) {
            ofTrials(store, plan, edit, trials);
            if (store.exists(StoreLayout.closed(plan.run(), edit.name()))) {
                ofTasks(store, plan, edit, tasks);
            }
        }
        ofRecords(store, plan, EvaluationTask.UNEDITED, tasks);
        boolean measured = store.exists(StoreLayout.measured(plan.run()));
        List<String> waiting = new ArrayList<>(trials.waiting);
        waiting.addAll(tasks.waiting);
        if (measured) {
            waiting.add(StoreLayout.measured(plan.run()));
        } else if (waiting.isEmpty()) {
            waiting.add(anyTask(plan, EvaluationTask.UNEDITED));
        }
        return new RunProgress(plan.run(), trials.done, trials.all, tasks.done, tasks.all, measured, false, waiting);
    }

    private static RunProgress finished(ObjectStore store, Plan plan) {
        int trials =
                plan.edits().stream().mapToInt(edit -> edit.trials().size()).sum();
        int tasks = (int) plan.tasks(EvaluationTask.UNEDITED).count();
        for (PlannedEdit edit : plan.edits()) {
            tasks += chosen(store, plan, edit).isPresent()
                    ? (int) plan.tasks(edit.name()).count()
                    : 0;
        }
        return new RunProgress(plan.run(), trials, trials, tasks, tasks, true, true, List.of());
    }

    private static void ofTrials(ObjectStore store, Plan plan, PlannedEdit edit, Count trials) {
        Set<String> there = store.keys(StoreLayout.trials(plan.run(), edit.name()));
        List<String> lacking = edit.trials().stream()
                .filter(spec -> !there.contains(StoreLayout.trained(plan.run(), edit.name(), spec.trial())))
                .map(spec -> StoreLayout.trial(plan.run(), edit.name(), spec.trial()))
                .toList();
        trials.add(edit.trials().size(), lacking);
        if (lacking.isEmpty() && !store.exists(StoreLayout.closed(plan.run(), edit.name()))) {
            // whoever stored the last record died before closing the edit: calling it again closes it
            trials.waiting.add(StoreLayout.trial(plan.run(), edit.name(), 0));
        }
    }

    private static void ofTasks(ObjectStore store, Plan plan, PlannedEdit edit, Count tasks) {
        Optional<Choice> choice =
                store.find(StoreLayout.choice(plan.run(), edit.name())).map(json -> Json.decode(json, Choice.class));
        boolean toMeasure = choice.isEmpty() || choice.get().trial().isPresent();
        Set<String> written = store.keys(StoreLayout.tasks(plan.run(), edit.name()));
        boolean allWritten = plan.tasks(edit.name())
                .allMatch(task -> written.contains(StoreLayout.task(plan.run(), edit.name(), task.id())));
        if (choice.isEmpty() || (toMeasure && !allWritten)) {
            tasks.waiting.add(StoreLayout.closed(plan.run(), edit.name()));
        } else if (toMeasure) {
            ofRecords(store, plan, edit.name(), tasks);
        } else if (!store.exists(StoreLayout.measuredEdit(plan.run(), edit.name()))) {
            tasks.waiting.add(StoreLayout.closed(plan.run(), edit.name()));
        }
    }

    private static void ofRecords(ObjectStore store, Plan plan, String edit, Count tasks) {
        List<EvaluationTask> all = plan.tasks(edit).toList();
        if (store.exists(StoreLayout.measuredEdit(plan.run(), edit))) {
            tasks.add(all.size(), List.of());
            return;
        }
        Set<String> there = store.keys(StoreLayout.records(plan.run(), edit));
        List<String> lacking = all.stream()
                .filter(task -> !there.contains(StoreLayout.record(plan.run(), edit, task.id())))
                .map(task -> StoreLayout.task(plan.run(), edit, task.id()))
                .toList();
        tasks.add(all.size(), lacking);
        if (lacking.isEmpty()) {
            tasks.waiting.add(anyTask(plan, edit));
        }
    }

    private static Optional<Integer> chosen(ObjectStore store, Plan plan, PlannedEdit edit) {
        return store.find(StoreLayout.choice(plan.run(), edit.name()))
                .map(json -> Json.decode(json, Choice.class))
                .flatMap(choice -> choice.trial().stream().boxed().findFirst());
    }

    /** A task whose call, its record being there, only counts and marks. */
    private static String anyTask(Plan plan, String edit) {
        return StoreLayout.task(
                plan.run(), edit, plan.tasks(edit).findFirst().orElseThrow().id());
    }

    private static final class Count {
        private int done;
        private int all;
        private final List<String> waiting = new ArrayList<>();

        private void add(int size, List<String> lacking) {
            all += size;
            done += size - lacking.size();
            waiting.addAll(lacking);
        }
    }
}
