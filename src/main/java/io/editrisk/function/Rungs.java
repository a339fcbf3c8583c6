package io.editrisk.function;

import io.editrisk.edit.TrialRecord;
import io.editrisk.edit.TrialSpec;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rungs of an edit's trials, from 0, as the store has them: each trial of a rung is a task with a record of its own. An
 * edit whose rates are not searched has one rung, of all its trials. Which trials are in a later one is decided once, from
 * the records of the one before it.
 */
final class Rungs {

    private final ObjectStore store;
    private final Plan plan;
    private final PlannedEdit edit;

    Rungs(ObjectStore store, Plan plan, PlannedEdit edit) {
        this.store = store;
        this.plan = plan;
        this.edit = edit;
    }

    /** As keys and records name it: not at all where there is but one. */
    private OptionalInt named(int rung) {
        return edit.halving().isPresent() ? OptionalInt.of(rung) : OptionalInt.empty();
    }

    boolean isLast(int rung) {
        return rung == edit.halving().map(halving -> halving.rungs().size()).orElse(1) - 1;
    }

    /** The epoch after which a trial's task ends. */
    int until(int rung, TrialSpec spec) {
        return edit.halving().map(halving -> halving.rungs().get(rung).epochs()).orElse(spec.epochs());
    }

    String call(int rung, int trial) {
        return StoreLayout.trial(plan.run(), edit.name(), trial, named(rung));
    }

    String record(int rung, int trial) {
        return StoreLayout.trained(plan.run(), edit.name(), trial, named(rung));
    }

    /** What is written once all records of a rung are there. */
    String closed(int rung) {
        return StoreLayout.closed(plan.run(), edit.name(), named(rung));
    }

    boolean isClosed(int rung) {
        return store.exists(closed(rung));
    }

    /** What is written there. */
    Completion.Marker marker(int rung) {
        return Completion.Marker.ofRung(plan.run(), edit.name(), named(rung));
    }

    /**
     * The trials of a rung, ascending; empty where they are not decided, or the search ended before, or what the edit starts
     * from is not there.
     */
    Optional<List<Integer>> trials(int rung) {
        if (rung == 0) {
            boolean started = edit.base().isEmpty() || store.exists(StoreLayout.start(plan.run(), edit.name()));
            return Optional.of(edit.trials().stream().map(TrialSpec::trial).toList())
                    .filter(all -> started);
        }
        return store.find(StoreLayout.rungTrials(plan.run(), edit.name(), rung))
                .map(json -> Json.decode(json, RungTrials.class).trials());
    }

    /** Decides which trials go on to a rung, unless that is decided, and writes their calls; false where all was there. */
    boolean open(int rung, List<Integer> trials) {
        RungTrials decided = new RungTrials(plan.run(), edit.name(), rung, trials);
        boolean first = store.create(StoreLayout.rungTrials(plan.run(), edit.name(), rung), Json.encode(decided));
        return !writeCalls(rung).isEmpty() || first;
    }

    /** Creates the calls of a rung that are not there yet, each of which rings, and names them. */
    Set<String> writeCalls(int rung) {
        Set<String> created = new HashSet<>();
        for (int trial : trials(rung).orElseThrow()) {
            byte[] call = Json.encode(new TrialCall(plan.run(), edit.name(), trial, named(rung)));
            if (store.create(call(rung, trial), call)) {
                created.add(call(rung, trial));
            }
        }
        return created;
    }

    /** Which trials go on from a rung that all records are there of; none after the last. */
    List<Integer> survivors(int rung) {
        return edit.halving().filter(search -> !isLast(rung)).stream()
                .flatMap(search ->
                        search.survivors(rung, records(rung, trials(rung).orElseThrow())).stream())
                .toList();
    }

    private List<TrialRecord> records(int rung, List<Integer> trials) {
        return trials.stream()
                .map(trial -> Json.decode(store.read(record(rung, trial)), TrialRecord.class))
                .toList();
    }

    /** Each trial's record from the last rung that it reached, by number. All records are there, or none was to be. */
    List<TrialRecord> results() {
        return results(key -> Optional.of(Json.decode(store.read(key), TrialRecord.class)));
    }

    /** The same of the records that can be had. */
    List<TrialRecord> results(Function<String, Optional<TrialRecord>> read) {
        Map<Integer, TrialRecord> last = new TreeMap<>();
        List<List<Integer>> decided = decided();
        for (int rung = 0; rung < decided.size(); rung++) {
            for (int trial : decided.get(rung)) {
                read.apply(record(rung, trial)).ifPresent(record -> last.put(trial, record));
            }
        }
        return List.copyOf(last.values());
    }

    /** How many tasks the trials of all rungs are that were decided. */
    int tasks() {
        return decided().stream().mapToInt(List::size).sum();
    }

    /** The trials of each rung that was decided, from the first. */
    private List<List<Integer>> decided() {
        List<List<Integer>> decided = new ArrayList<>();
        Optional<List<Integer>> trials = trials(0);
        while (trials.isPresent()) {
            decided.add(trials.get());
            trials = isLast(decided.size() - 1) ? Optional.empty() : trials(decided.size());
        }
        return decided;
    }

    /** Removes what trials left that no later rung goes on with. */
    void forgetCheckpoints() {
        if (edit.halving().isPresent()) {
            store.keys(StoreLayout.trials(plan.run(), edit.name())).stream()
                    .filter(StoreLayout::isCheckpoint)
                    .forEach(store::delete);
        }
    }
}
