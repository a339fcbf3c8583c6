package io.editrisk.function;

import io.editrisk.edit.OriginalCost;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Halves;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.TensorEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures what a trial does to the original task, where trials are chosen by it. */
@ApplicationScoped
class TrialCost {

    private final RunInputs inputs;
    private final Measuring measuring;

    TrialCost(RunInputs inputs, Measuring measuring) {
        this.inputs = inputs;
        this.measuring = measuring;
    }

    /**
     * On the original task's images as they are; of these on the half that is chosen on, where there is one.
     *
     * @param delta where the tensors that the trial changed are stored, with their digest
     */
    Optional<OriginalCost> of(ObjectStore store, Plan plan, PlannedEdit edit, StoredDelta delta) {
        if (!plan.experiment().choosing().trial().looksAtOriginal()) {
            return Optional.empty();
        }
        TensorEngine.enter();
        EvaluationSet set = plan.set(EvaluationTask.UNEDITED);
        EvaluationTask task =
                new EvaluationTask(plan.run(), edit.name(), set.id(), 0, set.samples(), List.of(0.0, 1.0));
        try (var before = inputs.start(store, plan, edit.name(), Optional.empty());
                var edited = inputs.edited(store, delta)) {
            MetricRecord record = measuring.measure(
                    store, plan, task, before, edited.get().weights().asMap());
            Accuracy unedited = edit.base().isPresent() ? unedited(store, plan, set) : accuracy(plan, record, 0);
            return Optional.of(new OriginalCost(unedited, accuracy(plan, record, 1)));
        }
    }

    /** What was measured of the network before any edit: a chain of edits is judged by what it does in all. */
    private static Accuracy unedited(ObjectStore store, Plan plan, EvaluationSet set) {
        return plan.tasks(EvaluationTask.UNEDITED)
                .filter(task -> task.set().equals(set.id()))
                .map(task -> store.read(StoreLayout.record(plan.run(), task.edit(), task.id())))
                .map(json -> accuracy(plan, Json.decode(json, MetricRecord.class), 0))
                .reduce(Accuracy::plus)
                .orElseThrow();
    }

    private static Accuracy accuracy(Plan plan, MetricRecord record, int point) {
        Optional<Halves> halves = plan.experiment().halves();
        AlphaPoint at = record.points().get(point);
        int[] seen = IntStream.range(0, record.labels().size())
                .filter(i -> halves.map(
                                half -> half.selecting(record.identities().get(i)))
                        .orElse(true))
                .toArray();
        long right = IntStream.of(seen)
                .filter(i -> record.labels().get(i).equals(at.predictions().get(i)))
                .count();
        return new Accuracy(right, seen.length);
    }
}
