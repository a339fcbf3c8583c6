package io.editrisk.edit;

import ai.djl.ndarray.NDManager;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.Optional;

/**
 * What a trial has before anything moves.
 *
 * @param moment of the edited layer's keys over the original task's training data, for methods that
 *     {@linkplain EditingMethod#takesMoment take it}
 * @param manager what is made for the trial lives as long as this
 */
record Given(Network network, Weights original, TrainingSet images, Optional<SecondMoment> moment, NDManager manager) {

    /** Sums over the keys of x' at the edited layer in the unedited network; they live as long as the trial. */
    @SuppressWarnings("try") // a scope only has to end
    KeySums modifiedKeys() {
        KeySums sums = new KeySums(images.cut().edited().orElseThrow(), network, original, manager);
        try (TrainingSet.Parts parts = images.inOrder(images.cut().batch())) {
            while (parts.hasNext()) {
                try (Scope scope = new Scope()) {
                    sums.add(parts.next().modifiedKeys(original));
                }
            }
        }
        return sums;
    }
}
