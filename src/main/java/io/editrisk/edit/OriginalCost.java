package io.editrisk.edit;

import io.editrisk.evaluation.Accuracy;

/**
 * What a trial did to the original task, on the same images.
 *
 * @param before of the unedited network, whatever the trial started from
 * @param after of the weights that the trial kept, at full strength
 */
public record OriginalCost(Accuracy before, Accuracy after) {

    /** The loss of accuracy, as a fraction; negative where there was a gain. */
    double drop() {
        return before.fraction() - after.fraction();
    }
}
