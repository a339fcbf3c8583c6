package io.editrisk.edit;

import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;

/**
 * Recognises features that stopped depending on the image, once training has ended without a gain.
 *
 * <p>The accuracy must have gone towards chance: below half of the best so far, where the paper's rule ends training
 * before chance itself is reached, or no higher than naming one class always gives. And the variance of the edited
 * layer's features across the validation images (of the logits, where the whole network is edited), compared with that
 * of the unedited network, must be
 *
 * <ul>
 *   <li>below {@link #SHRUNK} where the target moves and the training loss fell: its trivial minimum, which is met by
 *       features that are alike because they are all the same; or
 *   <li>below {@link #DEAD} in any case: units that no image switches on any more.
 * </ul>
 *
 * <p>In trials on two styles at three layers of small-vgg, moving targets had left 0.0001 to 0.38 of the variance when
 * the rule ended them, and their loss had fallen. Rates too high for a frozen target broke the network as badly with 0.14
 * to 15 times the variance left: such a trial has no gain, but has not collapsed.
 */
final class Collapse {

    /** Of the unedited network's variance, for a target that moves and a loss that fell. */
    static final double SHRUNK = 0.5;

    /** Of the unedited network's variance, whatever the loss did. */
    static final double DEAD = 0.01;

    private Collapse() {}

    static boolean happened(Course course, EditingValidation validation, Weights original, Training training) {
        boolean towardsChance = course.halved() || course.last().editing().correct() <= validation.chance();
        if (!towardsChance) {
            return false;
        }
        double left = variance(validation, training) / validation.variance(original);
        boolean trivially = training.targetMoves() && training.loss() < course.lossBefore();
        return left < (trivially ? SHRUNK : DEAD);
    }

    @SuppressWarnings("try") // a scope only has to end
    private static double variance(EditingValidation validation, Training training) {
        try (Scope scope = new Scope()) {
            return validation.variance(training.weights());
        }
    }
}
