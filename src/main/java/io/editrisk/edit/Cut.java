package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A network cut before the first layer that a trial trains. What lies before is the same at every step, so it is run once
 * a picture; what follows is run with whatever weights the trial has reached.
 *
 * @param from the first trained layer
 * @param edited the layer whose features matter to the edit; empty where the whole network is edited: its logits then
 */
record Cut(Network network, String from, Optional<String> edited) {

    static Cut before(List<String> trained, Network network, TrialSpec spec) {
        return new Cut(network, network.firstWith(new LinkedHashSet<>(trained)), spec.layer());
    }

    /** What of the pictures reaches the cut, a tensor for each of their {@link PictureBatches}; the manager's from then on. */
    List<NDArray> inputs(List<PictureBatches.Batch> batches, Weights original, NDManager manager) {
        List<NDArray> inputs = new ArrayList<>();
        for (PictureBatches.Batch batch : batches) {
            try (Scope scope = new Scope()) {
                NDArray input = network.runTo(from, preprocessed(batch.pictures(), manager), original);
                scope.keep(input).attach(manager);
                inputs.add(input);
            }
        }
        return inputs;
    }

    /** Pictures in the batches that evaluation has. */
    List<PictureBatches.Batch> batches(List<RgbImage> pictures) {
        return PictureBatches.of(pictures, network.architecture().preprocessing());
    }

    private NDArray preprocessed(List<RgbImage> pictures, NDManager manager) {
        return network.architecture().preprocessing().unresized().batch(pictures, manager);
    }

    /** What goes into the edited layer, as {@link Network#see} has it, from what reached the cut. */
    NDArray keys(NDArray input, Weights weights) {
        return network.see(edited.orElseThrow(), input, weights).input();
    }

    /** Logits from what reached the cut, [N, classes]. */
    NDArray logits(NDArray input, Weights weights) {
        return network.runFrom(from, input, weights);
    }

    /** Features of the edited layer, after batch norm and nonlinearity, from what reached the cut. */
    NDArray features(NDArray input, Weights weights) {
        return edited.map(layer -> network.features(from, layer, input, weights))
                .orElseGet(() -> logits(input, weights));
    }
}
