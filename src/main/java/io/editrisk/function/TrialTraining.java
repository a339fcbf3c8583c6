package io.editrisk.function;

import io.editrisk.dataset.UndecodedSample;
import io.editrisk.edit.Trial;
import io.editrisk.edit.TrialResult;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationSet.Role;
import io.editrisk.experiment.Plan;
import io.editrisk.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings a trial what it trains on. */
@ApplicationScoped
class TrialTraining {

    private final RunInputs inputs;

    TrialTraining(RunInputs inputs) {
        this.inputs = inputs;
    }

    TrialResult train(ObjectStore store, Plan plan, TrialSpec spec) {
        EvaluationSet editing = editingValidation(plan);
        try (var original = inputs.original(store, plan, Role.EDITING)) {
            Trial trial = new Trial(
                    original.network(),
                    original.weights(),
                    inputs.dataset(store, plan, plan.experiment().editingTask().train())
                            .pairs(),
                    inputs
                            .dataset(store, plan, editing.dataset())
                            .undecoded(editing.images().indices(0, editing.samples()))
                            .stream()
                            .map(UndecodedSample::decoded)
                            .toList());
            return trial.run(spec);
        }
    }

    /** The editing validation images, as they are. */
    private static EvaluationSet editingValidation(Plan plan) {
        return plan.sets().stream()
                .filter(set -> set.role() == Role.EDITING && set.shift().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run " + plan.run() + " has no editing validation set"));
    }
}
