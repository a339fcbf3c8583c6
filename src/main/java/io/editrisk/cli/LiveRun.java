package io.editrisk.cli;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.LiveTradeOff;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What one viewer sees of a run under way, from the store alone, as server-sent events. Not thread-safe. */
final class LiveRun {

    /** Records that are read at most for one look, so that a viewer who comes late is not kept waiting. */
    private static final int AT_ONCE = 200;

    private final ObjectStore store;
    private final Plan plan;
    private final RunWatch watch;
    private final LiveTradeOff curves;
    private final Set<String> read = new HashSet<>();
    private boolean drawn;

    LiveRun(ObjectStore store, Plan plan) {
        this.store = store;
        this.plan = plan;
        watch = new RunWatch(store, plan, InstantSource.system());
        curves = new LiveTradeOff(plan);
    }

    /**
     * What is to be sent, in the format of {@code text/event-stream}: {@code look}, and where there are new records
     * {@code curves}.
     */
    record Events(String text, boolean last) {}

    Events next() {
        RunLook look = watch.look();
        StringBuilder text = new StringBuilder();
        event(text, "look", Json.encode(look));
        if (readNew() || !drawn) {
            event(text, "curves", curves.json());
            drawn = true;
        }
        return new Events(text.toString(), look.completed());
    }

    private static void event(StringBuilder text, String name, byte[] json) {
        text.append("event: ").append(name).append("\ndata: ");
        text.append(new String(json, StandardCharsets.UTF_8).strip()).append("\n\n");
    }

    /** Reads records of images as they are that were not read yet; whether there were any. */
    private boolean readNew() {
        int before = read.size();
        List<String> sets = curves.sets();
        for (String edit : Stream.concat(
                        Stream.of(EvaluationTask.UNEDITED),
                        plan.edits().stream().map(PlannedEdit::name))
                .toList()) {
            Set<String> there = store.keys(StoreLayout.records(plan.run(), edit));
            plan.tasks(edit)
                    .filter(task -> sets.contains(task.set()))
                    .map(task -> StoreLayout.record(plan.run(), edit, task.id()))
                    .filter(there::contains)
                    .filter(key -> !read.contains(key))
                    .limit(Math.max(0, AT_ONCE - (read.size() - before)))
                    .toList()
                    .forEach(this::read);
        }
        return read.size() > before;
    }

    private void read(String key) {
        curves.add(Json.decode(store.read(key), MetricRecord.class));
        read.add(key);
    }
}
