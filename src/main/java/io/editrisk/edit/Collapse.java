package io.editrisk.edit;

import io.editrisk.network.Weights;

/**
 * Recognises features that stopped depending on the image: the trivial minimum of a collision loss whose target moves.
 * Two things must have happened by the last epoch. The accuracy went towards chance: below half of the best so far,
 * where the paper's rule ends training before chance itself is reached, or no higher than naming one class always gives.
 * And the variance of the edited layer's features across the validation images (of the logits, where the whole network
 * is edited) fell below {@link #FRACTION} of what it was. In trials on two styles at three layers, moving targets that
 * gained nothing ended between 0.0001 and 0.13 of it; rates too high for a frozen target broke the network as badly with
 * a variance between 0.14 and 15 times the original one. A network broken in that second way has not collapsed.
 */
final class Collapse {

    /** Of the original variance. */
    static final double FRACTION = 0.15;

    private Collapse() {}

    static boolean happened(Course course, EditingValidation validation, Weights original, Weights reached) {
        boolean towardsChance = course.halved() || course.last().editing().correct() <= validation.chance();
        return towardsChance && validation.variance(reached) < FRACTION * validation.variance(original);
    }
}
