package io.editrisk.function;

import io.editrisk.dataset.Awaited;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.report.RunRecords;
import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A run's metric records in the store. Some are read and decoded ahead, at once: each takes a store's 20 ms or so, and no
 * more of them are in memory than those.
 */
record StoredRecords(ObjectStore store, Plan plan) implements RunRecords {

    private static final int READERS = 32;
    private static final int AHEAD = 2 * READERS;

    /** One, or what is wrong with it. */
    private sealed interface Read {
        record Found(MetricRecord record) implements Read {}

        record Lacking(String set, String line) implements Read {}
    }

    @Override
    public void of(String edit, Taker taker) {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            Deque<Future<Read>> ahead = new ArrayDeque<>();
            Iterator<EvaluationTask> tasks =
                    plan.tasks(edit, LooksTaken.of(store, plan, edit).until()).iterator();
            while (tasks.hasNext() || !ahead.isEmpty()) {
                while (tasks.hasNext() && ahead.size() < AHEAD) {
                    EvaluationTask task = tasks.next();
                    ahead.add(readers.submit(() -> read(task)));
                }
                give(Awaited.of(ahead.remove(), "interrupted while records are read"), taker);
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static void give(Read read, Taker taker) {
        if (read instanceof Read.Found found) {
            taker.found(found.record());
        } else if (read instanceof Read.Lacking lacking) {
            taker.lacking(lacking.set(), lacking.line());
        }
    }

    private Read read(EvaluationTask task) {
        String key = StoreLayout.record(plan.run(), task.edit(), task.id());
        return store.find(key)
                .map(json -> decoded(key, json, task))
                .orElseGet(() -> new Read.Lacking(task.set(), key + ": missing"));
    }

    private static Read decoded(String key, byte[] json, EvaluationTask task) {
        try {
            MetricRecord record = Json.decode(json, MetricRecord.class);
            return answers(record, task)
                    ? new Read.Found(record)
                    : new Read.Lacking(
                            task.set(),
                            key
                                    + ": the record of something else: %s on images %d..%d of %s"
                                            .formatted(record.edit(), record.from(), record.to(), record.set()));
        } catch (MalformedJsonException e) {
            return new Read.Lacking(task.set(), key + ": " + e.getMessage());
        }
    }

    private static boolean answers(MetricRecord record, EvaluationTask task) {
        return record.run().equals(task.run())
                && record.edit().equals(task.edit())
                && record.set().equals(task.set())
                && record.from() == task.from()
                && record.to() == task.to()
                && record.points().stream().map(AlphaPoint::alpha).toList().equals(task.alphas());
    }
}
