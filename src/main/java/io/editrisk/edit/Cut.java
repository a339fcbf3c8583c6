package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import io.editrisk.network.PassCost;
import io.editrisk.network.Weights;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A network cut before the first layer that a trial trains. What lies before is the same at every step: pictures come past it
 * by a {@link Passage}. What follows is run with whatever weights the trial has reached.
 *
 * @param from the first trained layer
 * @param edited the layer whose features matter to the edit; empty where the whole network is edited: its logits then
 */
record Cut(Network network, String from, Optional<String> edited) {

    static Cut before(List<String> trained, Network network, TrialSpec spec) {
        return new Cut(network, network.firstWith(new LinkedHashSet<>(trained)), spec.layer());
    }

    /** Pictures a batch, on their way up to the cut. */
    int batch() {
        return PictureBatches.size(network.architecture().preprocessing());
    }

    /** Pictures that a step of training runs from the cut on, and back, at once. */
    int trained() {
        Architecture architecture = network.architecture();
        return PictureBatches.trained(architecture.preprocessing(), new PassCost(architecture).passing(from));
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
