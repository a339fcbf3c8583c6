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
import io.editrisk.store.ObjectStore;
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
        try (var original = inputs.original(store, plan, Optional.empty());
                var edited = inputs.edited(store, delta)) {
            MetricRecord record = measuring.measure(
                    store, plan, task, original, edited.get().weights().asMap());
            return Optional.of(new OriginalCost(accuracy(plan, record, 0), accuracy(plan, record, 1)));
        }
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
