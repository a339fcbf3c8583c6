package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.edit.StartingPoint;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.WeightLine;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.network.Weights;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What edits start from: the unedited network, or another edit's point that was chosen, which may itself have started from
 * one. The weights are put together anew from the stored tensors of each edit below, one line after the other.
 */
final class EditsBelow {

    private static final int STARTS = 256;

    private final RunInputs inputs;
    private final Shared<TensorSet> tensors;
    private final Recent<StartingPoint> starts = new Recent<>(STARTS);

    EditsBelow(RunInputs inputs, Shared<TensorSet> tensors) {
        this.inputs = inputs;
        this.tensors = tensors;
    }

    /** Where an edit starts; empty where that is the unedited network. The point must have been chosen. */
    Optional<StartingPoint> start(ObjectStore store, Plan plan, String edit) {
        boolean chained =
                !edit.equals(EvaluationTask.UNEDITED) && plan.edit(edit).base().isPresent();
        String key = StoreLayout.start(plan.run(), edit);
        return chained
                ? Optional.of(
                        starts.get(store.bucket() + "/" + key, () -> Json.decode(store.read(key), StartingPoint.class)))
                : Optional.empty();
    }

    /** Digest of all that the weights are made of which an edit starts from: the file's where that is the unedited network. */
    String digest(ObjectStore store, Plan plan, String edit) {
        return start(store, plan, edit)
                .map(start -> {
                    String base = plan.base(plan.edit(edit)).name();
                    return new Digest()
                            .add(digest(store, plan, base))
                            .add(inputs.delta(store, plan, base).digest())
                            .add(Double.toString(start.alpha()))
                            .hex();
                })
                .orElse(plan.weightsDigest());
    }

    /** The tensors that are not the unedited network's where an edit starts. */
    ChangedTensors changed(ObjectStore store, Plan plan, String edit) {
        String digest = digest(store, plan, edit);
        return start(store, plan, edit)
                .map(start -> {
                    Shared<TensorSet>.Lease lease = tensors.lease(
                            "below/" + digest,
                            () -> TensorSet.made(manager -> made(store, plan, edit, start, manager)));
                    return new ChangedTensors(lease.get().weights().asMap(), digest, List.of(lease));
                })
                .orElse(new ChangedTensors(Map.of(), digest, List.of()));
    }

    @SuppressWarnings("try") // a scope only has to end
    private Map<String, NDArray> made(
            ObjectStore store, Plan plan, String edit, StartingPoint start, NDManager manager) {
        PlannedEdit base = plan.base(plan.edit(edit));
        try (var before = inputs.start(store, plan, base.name(), Optional.empty());
                var below = changed(store, plan, base.name());
                var edited = inputs.edited(store, plan, base.name());
                NDManager line = TensorEngine.manager();
                Scope scope = new Scope()) {
            Map<String, NDArray> delta = edited.get().weights().asMap();
            Weights at = new WeightLine(before.weights(), delta).at(start.alpha(), line);
            Set<String> names = new HashSet<>(below.tensors().keySet());
            names.addAll(delta.keySet());
            Map<String, NDArray> made = new LinkedHashMap<>();
            at.names().stream().filter(names::contains).forEach(name -> {
                NDArray copy = at.get(name).duplicate();
                scope.keep(copy).attach(manager);
                made.put(name, copy);
            });
            return made;
        }
    }
}
