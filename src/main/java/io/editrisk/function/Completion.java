package io.editrisk.function;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides who was last. Whoever stores a result then counts the results beside it and, when all are there, creates the
 * marker that rings the next function. Two that finish together may both count all and both create: the second create
 * changes nothing and rings nothing. One that dies between its result and the marker is called again by its event, finds
 * its result there, and counts again. So each marker is written exactly once, after everything that it stands for.
 *
 * <p>Counting lists one edit's results, then the run's edits: no listing grows with the whole run. Nor does every record
 * list all others: tasks are done much in their order, so that the last ones are lacking until the end, and one that is
 * lacking ends the counting. Whoever stores that one counts after it.
 */
final class Completion {

    /** How many records are asked for one by one, in the hope that one is lacking, before all are listed. */
    private static final int ASKED_FOR = 8;

    private final ObjectStore store;
    private final Notices notices;

    Completion(ObjectStore store, Notices notices) {
        this.store = store;
        this.notices = notices;
    }

    /** After a trial's record was stored: closes the rung, which may be the edit, when it was the last. */
    void trialStored(Plan plan, PlannedEdit edit, int rung) {
        Rungs rungs = new Rungs(store, plan, edit);
        Set<String> stored = store.keys(StoreLayout.trials(plan.run(), edit.name()));
        boolean all =
                rungs.trials(rung).orElseThrow().stream().allMatch(trial -> stored.contains(rungs.record(rung, trial)));
        if (all) {
            mark(rungs.closed(rung), rungs.marker(rung));
        }
    }

    /**
     * After a metric record was stored: when it was the last up to a look, has that taken; when it was the last of all, marks
     * the edit measured, and the run likewise.
     */
    void recordStored(Plan plan, EvaluationTask task) {
        String edit = task.edit();
        int last = plan.looks().most();
        int look = edit.equals(EvaluationTask.UNEDITED) ? last : plan.look(task);
        if (plan.lastTasks(edit, look, ASKED_FOR).allMatch(one -> isStored(plan, one)) && allStored(plan, edit, look)) {
            if (look == last) {
                editMeasured(plan, edit);
            } else if (store.exists(StoreLayout.measuredEdit(plan.run(), EvaluationTask.UNEDITED))) {
                markLook(plan, edit, look);
            }
        }
    }

    private boolean isStored(Plan plan, EvaluationTask task) {
        return store.exists(StoreLayout.record(plan.run(), task.edit(), task.id()));
    }

    private boolean allStored(Plan plan, String edit, int look) {
        Set<String> stored = store.keys(StoreLayout.records(plan.run(), edit));
        return plan.tasks(edit, look)
                .allMatch(task -> stored.contains(StoreLayout.record(plan.run(), edit, task.id())));
    }

    private void markLook(Plan plan, String edit, int look) {
        mark(StoreLayout.lookClosed(plan.run(), edit, look), Marker.ofLook(plan.run(), edit, look));
    }

    /** Looks compare with the unedited network. Until it was measured, no edit can be beyond its first. */
    private void markLooks(Plan plan, String edit) {
        if (edit.equals(EvaluationTask.UNEDITED) && plan.looks().most() > 1) {
            for (PlannedEdit next : plan.edits()) {
                if (allStored(plan, next.name(), 1)) {
                    markLook(plan, next.name(), 1);
                }
            }
        }
    }

    /** Every record of the edit is there, or it has none to wait for. */
    void editMeasured(Plan plan, String edit) {
        mark(StoreLayout.measuredEdit(plan.run(), edit), Marker.of(plan.run(), edit));
        Set<String> measured = store.keys(StoreLayout.measuredEdits(plan.run()));
        boolean all = Stream.concat(
                        Stream.of(EvaluationTask.UNEDITED),
                        plan.edits().stream().map(PlannedEdit::name))
                .allMatch(name -> measured.contains(StoreLayout.measuredEdit(plan.run(), name)));
        markBases(plan, edit, measured);
        markLooks(plan, edit);
        if (all) {
            mark(StoreLayout.measured(plan.run()), Marker.of(plan.run(), ""));
        }
        // last: nothing of the run waits for whom it tells
        notices.editCompleted(store, plan, edit);
    }

    /** What starts from the edit may: its point is chosen by what it and the unedited network were measured to be. */
    private void markBases(Plan plan, String edit, Set<String> measured) {
        boolean unedited = edit.equals(EvaluationTask.UNEDITED);
        if (!measured.contains(StoreLayout.measuredEdit(plan.run(), EvaluationTask.UNEDITED))) {
            return;
        }
        for (PlannedEdit next : plan.edits()) {
            if (next.base().isPresent()) {
                String base = plan.base(next).name();
                if ((unedited || base.equals(edit)) && measured.contains(StoreLayout.measuredEdit(plan.run(), base))) {
                    mark(StoreLayout.baseMeasured(plan.run(), next.name()), Marker.of(plan.run(), next.name()));
                }
            }
        }
    }

    private void mark(String key, Marker marker) {
        store.create(key, Json.encode(marker));
    }

    /**
     * What a marker holds: enough to be read by a person.
     *
     * @param rung that is closed, where the edit's rates are searched
     * @param look that may be taken at the edit's evaluation
     */
    record Marker(String run, String edit, OptionalInt rung, OptionalInt look) {
        static Marker of(String run, String edit) {
            return ofRung(run, edit, OptionalInt.empty());
        }

        static Marker ofRung(String run, String edit, OptionalInt rung) {
            return new Marker(run, edit, rung, OptionalInt.empty());
        }

        static Marker ofLook(String run, String edit, int look) {
            return new Marker(run, edit, OptionalInt.empty(), OptionalInt.of(look));
        }
    }
}
