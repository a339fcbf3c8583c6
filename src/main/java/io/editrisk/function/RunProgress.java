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
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a run is, read from the store alone.
 *
 * @param trialsDone trials with a record, one more for each further rung that it has one of
 * @param trials known by now: which ones go on to a rung is known once the one before it is done
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
            Rungs rungs = new Rungs(store, plan, edit);
            if (rungs.trials(0).isEmpty()) {
                beforeStart(store, plan, edit).ifPresent(trials.waiting::add);
                continue;
            }
            OptionalInt closed = ofTrials(rungs, store.keys(StoreLayout.trials(plan.run(), edit.name())), trials);
            if (closed.isPresent()) {
                ofTasks(store, plan, edit, rungs.closed(closed.getAsInt()), tasks);
            }
        }
        tasks.waiting.addAll(
                ofRecords(store, plan, EvaluationTask.UNEDITED, plan.looks().most(), tasks));
        boolean measured = store.exists(StoreLayout.measured(plan.run()));
        List<String> waiting = Stream.concat(trials.waiting.stream(), tasks.waiting.stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        if (measured) {
            waiting.add(StoreLayout.measured(plan.run()));
        } else if (waiting.isEmpty()) {
            waiting.add(anyTask(plan, EvaluationTask.UNEDITED, plan.looks().most()));
        }
        return new RunProgress(plan.run(), trials.done, trials.all, tasks.done, tasks.all, measured, false, waiting);
    }

    /** What to ring for where an edit has not started: nothing while the one that it starts from is under way. */
    private static Optional<String> beforeStart(ObjectStore store, Plan plan, PlannedEdit edit) {
        if (isMeasured(store, plan, edit.name())) {
            return Optional.empty();
        }
        String marker = StoreLayout.baseMeasured(plan.run(), edit.name());
        if (store.exists(marker)) {
            return Optional.of(marker);
        }
        // whoever measured the last of the two died before marking: calling it again marks
        return isMeasured(store, plan, plan.base(edit).name()) && isMeasured(store, plan, EvaluationTask.UNEDITED)
                ? Optional.of(
                        anyTask(plan, EvaluationTask.UNEDITED, plan.looks().most()))
                : Optional.empty();
    }

    private static boolean isMeasured(ObjectStore store, Plan plan, String edit) {
        return store.exists(StoreLayout.measuredEdit(plan.run(), edit));
    }

    private static RunProgress finished(ObjectStore store, Plan plan) {
        int trials = 0;
        int tasks = (int) plan.tasks(EvaluationTask.UNEDITED).count();
        for (PlannedEdit edit : plan.edits()) {
            trials += new Rungs(store, plan, edit).tasks();
            tasks += chosen(store, plan, edit).isPresent()
                    ? (int) known(store, plan, edit.name()).count()
                    : 0;
        }
        return new RunProgress(plan.run(), trials, trials, tasks, tasks, true, true, List.of());
    }

    /** An edit's evaluation tasks as far as looks decided about them. */
    private static Stream<EvaluationTask> known(ObjectStore store, Plan plan, String edit) {
        return plan.tasks(edit, LooksTaken.of(store, plan, edit).until());
    }

    /**
     * Counts the trials of each rung that is known.
     *
     * @param there the keys under the edit's trials
     * @return the last rung that is known, where it is closed
     */
    private static OptionalInt ofTrials(Rungs rungs, Set<String> there, Count trials) {
        Optional<List<Integer>> next = rungs.trials(0);
        int rung = 0;
        while (true) {
            int at = rung;
            List<Integer> all = next.orElseThrow();
            List<Integer> lacking = all.stream()
                    .filter(trial -> !there.contains(rungs.record(at, trial)))
                    .toList();
            trials.add(all.size(), lacking.size());
            if (!lacking.isEmpty()) {
                trials.waiting.addAll(bells(rungs, rung, lacking, there));
                return OptionalInt.empty();
            }
            if (!rungs.isClosed(rung)) {
                // whoever stored the last record died before closing the rung: calling it again closes it
                trials.waiting.add(rungs.call(rung, all.get(0)));
                return OptionalInt.empty();
            }
            next = rungs.isLast(rung) ? Optional.empty() : rungs.trials(rung + 1);
            if (next.isEmpty()) {
                return OptionalInt.of(rung);
            }
            rung++;
        }
    }

    /** Calls that were not written yet, of a rung after the first, are written by who decided it: it is called again. */
    private static List<String> bells(Rungs rungs, int rung, List<Integer> lacking, Set<String> there) {
        List<String> calls =
                lacking.stream().map(trial -> rungs.call(rung, trial)).toList();
        if (rung == 0 || there.containsAll(calls)) {
            return calls;
        }
        return Stream.concat(calls.stream().filter(there::contains), Stream.of(rungs.closed(rung - 1)))
                .toList();
    }

    private static void ofTasks(ObjectStore store, Plan plan, PlannedEdit edit, String closed, Count tasks) {
        Optional<Choice> choice =
                store.find(StoreLayout.choice(plan.run(), edit.name())).map(json -> Json.decode(json, Choice.class));
        if (choice.isPresent() && choice.get().trial().isPresent()) {
            int until = LooksTaken.of(store, plan, edit.name()).until();
            String look = StoreLayout.lookClosed(plan.run(), edit.name(), until);
            if (until < plan.looks().most() && store.exists(look) && !isMeasured(store, plan, edit.name())) {
                tasks.add((int) plan.tasks(edit.name(), until).count(), 0);
                tasks.waiting.add(look);
                return;
            }
            String writer = until == 1 ? closed : StoreLayout.lookClosed(plan.run(), edit.name(), until - 1);
            List<String> bells = ofRecords(store, plan, edit.name(), until, tasks);
            Set<String> written = bells.isEmpty() ? Set.of() : store.keys(StoreLayout.tasks(plan.run(), edit.name()));
            bells.stream().filter(written::contains).forEach(tasks.waiting::add);
            if (!written.containsAll(bells)) {
                // tasks that were not written are written by who chose, or looked: it is called again
                tasks.waiting.add(writer);
            }
        } else if (!isMeasured(store, plan, edit.name())) {
            tasks.waiting.add(closed);
        }
    }

    /** Counts an edit's tasks; what to ring for are those without a record, or any where only the mark is lacking. */
    private static List<String> ofRecords(ObjectStore store, Plan plan, String edit, int until, Count tasks) {
        List<EvaluationTask> all = plan.tasks(edit, until).toList();
        if (isMeasured(store, plan, edit)) {
            tasks.add(all.size(), 0);
            return List.of();
        }
        Set<String> there = store.keys(StoreLayout.records(plan.run(), edit));
        List<String> lacking = all.stream()
                .filter(task -> !there.contains(StoreLayout.record(plan.run(), edit, task.id())))
                .map(task -> StoreLayout.task(plan.run(), edit, task.id()))
                .toList();
        tasks.add(all.size(), lacking.size());
        return lacking.isEmpty() ? List.of(anyTask(plan, edit, until)) : lacking;
    }

    private static Optional<Integer> chosen(ObjectStore store, Plan plan, PlannedEdit edit) {
        return store.find(StoreLayout.choice(plan.run(), edit.name()))
                .map(json -> Json.decode(json, Choice.class))
                .flatMap(choice -> choice.trial().stream().boxed().findFirst());
    }

    /** A task whose call, its record being there, only counts and marks. */
    private static String anyTask(Plan plan, String edit, int look) {
        return StoreLayout.task(
                plan.run(),
                edit,
                plan.tasksOf(edit, look).findFirst().orElseThrow().id());
    }

    private static final class Count {
        private int done;
        private int all;
        private final List<String> waiting = new ArrayList<>();

        private void add(int size, int lacking) {
            all += size;
            done += size - lacking;
        }
    }
}
