package io.editrisk.function;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.edit.Brought;
import io.editrisk.edit.BroughtTrial;
import io.editrisk.edit.EditingImage;
import io.editrisk.edit.Stretch;
import io.editrisk.edit.Trial;
import io.editrisk.edit.TrialResult;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.Halves;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.ObjectStore;
import io.editrisk.tensor.TensorEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Brings a trial what it trains on. */
@ApplicationScoped
class TrialTraining {

    private final RunInputs inputs;
    private final StoredMoments moments;
    private final long featureBytes;

    TrialTraining(RunInputs inputs, StoredMoments moments, TrainingConfig training) {
        featureBytes = training.featureBytes();
        this.inputs = inputs;
        this.moments = moments;
    }

    TrialResult train(ObjectStore store, Plan plan, PlannedEdit edit, TrialSpec spec, Stretch stretch) {
        TensorEngine.enter();
        Experiment.EditingTask task = plan.experiment().editingTask(edit.task());
        try (var original = inputs.start(store, plan, edit.name(), Optional.of(task.name()));
                NDManager manager = TensorEngine.manager()) {
            if (spec.brought().isPresent()) {
                return measure(store, plan, task, spec, original);
            }
            Trial trial = new Trial(
                    original.network(),
                    original.weights(),
                    training(store, plan, task, spec),
                    validation(store, plan, task),
                    featureBytes);
            return trial.run(spec, moments.find(store, plan, edit, spec, original, manager), stretch);
        }
    }

    /** The task's training data, in the network's size where no crop makes them that. */
    private List<EditingImage> training(ObjectStore store, Plan plan, Experiment.EditingTask task, TrialSpec spec) {
        Dataset data = spec.augmentation().isEmpty()
                ? inputs.dataset(store, plan, task.train())
                : inputs.unfitted(store, plan, task.train());
        boolean pairs = data.manifest().kind() == Kind.PAIRS;
        return data.imagesOrPairs(0, data.manifest().samples()).stream()
                .map(pairs ? EditingImage::ofPair : EditingImage::of)
                .toList();
    }

    private TrialResult measure(
            ObjectStore store, Plan plan, Experiment.EditingTask task, TrialSpec spec, LeasedNetwork original) {
        Brought brought = spec.brought().orElseThrow();
        try (NDManager manager = TensorEngine.manager()) {
            WeightsFile file = inputs.brought(store, plan, brought, original.weights());
            var changed = Brought.changed(file, brought.difference(), original.weights(), manager);
            return new BroughtTrial(original.network(), original.weights(), validation(store, plan, task), featureBytes)
                    .run(spec, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The task's validation images, as they are; of these the half that is chosen on, where there is one. */
    private List<EditingImage> validation(ObjectStore store, Plan plan, Experiment.EditingTask task) {
        EvaluationSet editing = plan.set(task.name());
        Optional<Halves> halves = plan.experiment().halves();
        return inputs
                .dataset(store, plan, editing.dataset())
                .undecoded(editing.images().indices(0, editing.samples()))
                .stream()
                .filter(sample ->
                        halves.map(half -> half.selecting(sample.identity())).orElse(true))
                .map(EditingImage::of)
                .toList();
    }
}
