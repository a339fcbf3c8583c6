package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import io.editrisk.dataset.Sample;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Evaluator;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.shift.SeededShifts;
import io.editrisk.shift.Shift;
import io.editrisk.store.ObjectStore;
import io.editrisk.tensor.TensorEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Brings an evaluation task its network and its images, corrupted where its set is. */
@ApplicationScoped
class Measuring {

    private final RunInputs inputs;

    Measuring(RunInputs inputs) {
        this.inputs = inputs;
    }

    MetricRecord measure(ObjectStore store, Plan plan, EvaluationTask task) {
        TensorEngine.enter();
        EvaluationSet.Role role = plan.set(task.set()).role();
        try (var original = inputs.original(store, plan, role)) {
            if (task.edit().equals(EvaluationTask.UNEDITED)) {
                return measure(store, plan, task, original, Map.of());
            }
            try (var edited = inputs.edited(store, plan, task.edit())) {
                return measure(
                        store, plan, task, original, edited.get().weights().asMap());
            }
        }
    }

    /** The part that computes. */
    MetricRecord measure(
            ObjectStore store, Plan plan, EvaluationTask task, LeasedNetwork original, Map<String, NDArray> edited) {
        EvaluationSet set = plan.set(task.set());
        List<Sample> samples = inputs.dataset(store, plan, set.dataset()).samples(task.from(), task.to());
        List<Sample> shifted = set.shift()
                .map(shift -> shifted(plan.experiment().seed(), shift, samples))
                .orElse(samples);
        return new Evaluator(original.network(), original.weights(), edited)
                .evaluate(task, shifted, inputs.provenance(plan, set.dataset()));
    }

    private static List<Sample> shifted(long seed, Shift shift, List<Sample> samples) {
        SeededShifts shifts = new SeededShifts(seed);
        return samples.stream()
                .map(sample -> new Sample(
                        sample.key(),
                        sample.identity(),
                        sample.label(),
                        shifts.apply(shift, sample.identity(), sample.image())))
                .toList();
    }
}
