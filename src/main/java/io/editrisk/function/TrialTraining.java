package io.editrisk.function;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.UndecodedSample;
import io.editrisk.edit.Brought;
import io.editrisk.edit.BroughtTrial;
import io.editrisk.edit.Stretch;
import io.editrisk.edit.Trial;
import io.editrisk.edit.TrialResult;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.Halves;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
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

    TrialTraining(RunInputs inputs, StoredMoments moments) {
        this.inputs = inputs;
        this.moments = moments;
    }

    TrialResult train(ObjectStore store, Plan plan, Experiment.EditingTask task, TrialSpec spec, Stretch stretch) {
        TensorEngine.enter();
        try (var original = inputs.original(store, plan, Optional.of(task.name()));
                NDManager manager = TensorEngine.manager()) {
            if (spec.brought().isPresent()) {
                return measure(store, plan, task, spec, original);
            }
            Trial trial = new Trial(
                    original.network(),
                    original.weights(),
                    inputs.dataset(store, plan, task.train()).pairs(),
                    validation(store, plan, task));
            return trial.run(spec, moments.find(store, plan, spec, original, manager), stretch);
        }
    }

    private TrialResult measure(
            ObjectStore store, Plan plan, Experiment.EditingTask task, TrialSpec spec, LeasedNetwork original) {
        Brought brought = spec.brought().orElseThrow();
        try (NDManager manager = TensorEngine.manager()) {
            WeightsFile file = inputs.brought(plan, brought, original.weights());
            var changed = Brought.changed(file, brought.difference(), original.weights(), manager);
            return new BroughtTrial(original.network(), original.weights(), validation(store, plan, task))
                    .run(spec, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The task's validation images, as they are; of these the half that is chosen on, where there is one. */
    private List<Sample> validation(ObjectStore store, Plan plan, Experiment.EditingTask task) {
        EvaluationSet editing = plan.set(task.name());
        Optional<Halves> halves = plan.experiment().halves();
        return inputs
                .dataset(store, plan, editing.dataset())
                .undecoded(editing.images().indices(0, editing.samples()))
                .stream()
                .filter(sample ->
                        halves.map(half -> half.selecting(sample.identity())).orElse(true))
                .map(UndecodedSample::decoded)
                .toList();
    }
}
