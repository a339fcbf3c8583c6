package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trial of weights that were brought: no epoch, only the accuracies before and after on the editing validation data. */
public final class BroughtTrial {

    private final Network network;
    private final Weights original;
    private final List<EditingImage> validation;
    private final long featureBytes;

    /**
     * A trial that can be run.
     *
     * @param validation the editing task's validation data, of the network's size; at least one
     * @param featureBytes as of a {@link Trial}
     */
    public BroughtTrial(Network network, Weights original, List<EditingImage> validation, long featureBytes) {
        this.featureBytes = featureBytes;
        this.network = network;
        this.original = original;
        this.validation = List.copyOf(validation);
    }

    /**
     * Measures.
     *
     * @param changed the edited tensors by name
     */
    public TrialResult run(TrialSpec spec, Map<String, NDArray> changed) {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            Cut cut = Cut.before(List.copyOf(changed.keySet()), network, spec);
            EditingValidation images =
                    new EditingValidation(cut, validation, original, new FeatureMemory(featureBytes), manager);
            EpochPoint before = point(images.accuracy(original)
                    .orElseThrow(() -> new IllegalArgumentException("the original network's logits are not numbers")));
            Optional<Accuracy> after = images.accuracy(original.with(changed));
            if (after.isEmpty()) {
                return new TrialResult(Outcome.DIVERGED, List.of(before), before, Optional.empty());
            }
            Delta delta = Delta.of(changed, original);
            return new TrialResult(Outcome.BROUGHT, List.of(before), point(after.get()), Optional.of(delta));
        }
    }

    /** Without a loss: nothing was trained. */
    private static EpochPoint point(Accuracy accuracy) {
        return new EpochPoint(0, Double.NaN, accuracy);
    }
}
