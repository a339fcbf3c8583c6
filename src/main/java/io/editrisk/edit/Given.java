package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
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

    /**
     * Sums over the keys of x' at the edited layer in the unedited network, of masked pairs each times what the mask is there;
     * they live as long as the trial.
     *
     * @throws UnusableKeysException where every mask is 0 on all of the keys' grid
     */
    @SuppressWarnings("try") // a scope only has to end
    KeySums modifiedKeys() {
        String layer = images.cut().edited().orElseThrow();
        KeySums sums = new KeySums(layer, network, original, manager);
        boolean any = false;
        try (TrainingSet.Parts parts = images.inOrder(images.cut().batch())) {
            while (parts.hasNext()) {
                try (Scope scope = new Scope()) {
                    any |= added(parts.next(), sums);
                }
            }
        }
        if (!any) {
            throw new UnusableKeysException("the masks of all " + images.count()
                    + " training images are 0 on the grid of what goes into '" + layer
                    + "': there is no key to take a direction from");
        }
        return sums;
    }

    /** Whether any key counted. */
    private boolean added(StepPairs part, KeySums sums) {
        NDArray keys = part.modifiedKeys(original);
        if (part.masks().isEmpty()) {
            sums.add(keys);
            return true;
        }
        NDArray weights = part.masks().get().onKeys(keys.getShape());
        sums.add(keys, weights);
        return weights.max().getFloat() > 0;
    }
}
