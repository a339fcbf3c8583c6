package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.UndecodedSample;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Evaluator;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.TaskImages;
import io.editrisk.experiment.Plan;
import io.editrisk.image.RgbImage;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.shift.SeededShifts;
import io.editrisk.store.ObjectStore;
import io.editrisk.tensor.TensorEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings an evaluation task its network and its images, corrupted where its set is. */
@ApplicationScoped
class Measuring {

    private final RunInputs inputs;

    Measuring(RunInputs inputs) {
        this.inputs = inputs;
    }

    MetricRecord measure(ObjectStore store, Plan plan, EvaluationTask task) {
        Measure.ENGINE.time(() -> {
            TensorEngine.enter();
            return TensorEngine.device();
        });
        Optional<String> editing = plan.set(task.set()).task();
        try (var before = inputs.start(store, plan, task.edit(), editing)) {
            if (task.edit().equals(EvaluationTask.UNEDITED)) {
                return measure(store, plan, task, before, Map.of());
            }
            try (var edited = inputs.edited(store, plan, task.edit())) {
                return measure(store, plan, task, before, edited.get().weights().asMap());
            }
        }
    }

    /**
     * The part that computes.
     *
     * @param before the network that the edit starts from
     */
    MetricRecord measure(
            ObjectStore store, Plan plan, EvaluationTask task, LeasedNetwork before, Map<String, NDArray> edited) {
        EvaluationSet set = plan.set(task.set());
        Dataset dataset = inputs.dataset(store, plan, set.dataset());
        SeededShifts shifts = inputs.frost().shifts(plan);
        List<TaskImages.Image> images = dataset.undecoded(set.images().indices(task.from(), task.to())).stream()
                .map(sample -> new TaskImages.Image(
                        sample.identity(),
                        sample.label(),
                        new Picture(sample.place(), network -> shown(sample, set, shifts))))
                .toList();
        TaskImages brought = new TaskImages(images, dataset.manifest().classSubset());
        Evaluator evaluator = new Evaluator(before.network(), before.weights(), edited);
        MetricRecord record =
                evaluator.evaluate(task, brought, inputs.provenance(plan, set.dataset(), before.digest()));
        Measure.measured(images.size(), task.alphas().size(), evaluator.forward());
        return record;
    }

    /** On any thread. */
    private static RgbImage shown(UndecodedSample sample, EvaluationSet set, SeededShifts shifts) {
        RgbImage picture = Measure.DECODE.time(sample::picture);
        return set.shift()
                .filter(shift -> !set.published())
                .map(shift -> Measure.CORRUPT.time(() -> shifts.apply(shift, sample.identity(), picture)))
                .orElse(picture);
    }
}
