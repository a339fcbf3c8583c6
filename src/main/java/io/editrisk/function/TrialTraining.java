package io.editrisk.function;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.UndecodedSample;
import io.editrisk.edit.Brought;
import io.editrisk.edit.BroughtTrial;
import io.editrisk.edit.Trial;
import io.editrisk.edit.TrialResult;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationSet.Role;
import io.editrisk.experiment.Plan;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.ObjectStore;
import io.editrisk.tensor.TensorEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Brings a trial what it trains on. */
@ApplicationScoped
class TrialTraining {

    private final RunInputs inputs;
    private final StoredMoments moments;

    TrialTraining(RunInputs inputs, StoredMoments moments) {
        this.inputs = inputs;
        this.moments = moments;
    }

    TrialResult train(ObjectStore store, Plan plan, TrialSpec spec) {
        TensorEngine.enter();
        try (var original = inputs.original(store, plan, Role.EDITING);
                NDManager manager = TensorEngine.manager()) {
            if (spec.brought().isPresent()) {
                return measure(store, plan, spec, spec.brought().get(), original);
            }
            Trial trial = new Trial(
                    original.network(),
                    original.weights(),
                    inputs.dataset(store, plan, plan.experiment().editingTask().train())
                            .pairs(),
                    validation(store, plan));
            return trial.run(spec, moments.find(store, plan, spec, original, manager));
        }
    }

    private TrialResult measure(ObjectStore store, Plan plan, TrialSpec spec, Brought brought, LeasedNetwork original) {
        try (NDManager manager = TensorEngine.manager()) {
            WeightsFile file = inputs.brought(plan, brought, original.weights());
            var changed = Brought.changed(file, brought.difference(), original.weights(), manager);
            return new BroughtTrial(original.network(), original.weights(), validation(store, plan)).run(spec, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Sample> validation(ObjectStore store, Plan plan) {
        EvaluationSet editing = editingValidation(plan);
        return inputs
                .dataset(store, plan, editing.dataset())
                .undecoded(editing.images().indices(0, editing.samples()))
                .stream()
                .map(UndecodedSample::decoded)
                .toList();
    }

    /** The editing validation images, as they are. */
    private static EvaluationSet editingValidation(Plan plan) {
        return plan.sets().stream()
                .filter(set -> set.role() == Role.EDITING && set.shift().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run " + plan.run() + " has no editing validation set"));
    }
}
