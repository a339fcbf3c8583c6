package io.editrisk.experiment;

import io.editrisk.edit.Target;
import io.editrisk.edit.TrainedMethod;
import io.editrisk.edit.TrialSpec;
import io.editrisk.network.Network;
import io.editrisk.network.PassCost;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a trial costs at most, in multiplications and additions. The layers before the first trained one see each picture
 * once, or in each epoch where it is another one then. A step's forward pass goes from there to where the loss is, and its backward pass costs as much for the gradients of
 * what flows, and as much again for those of the trained layers' weights. The editing validation images go from the first
 * trained layer to the end once an epoch, and once before the first.
 */
final class TrainingCost {

    private final TrialSpec spec;
    private final boolean compares;
    private final Set<String> trained;
    private final String from;
    private final double before;
    private final double after;
    private final double forward;
    private final double changing;

    TrainingCost(Network network, PassCost pass, TrainedMethod method, TrialSpec spec) {
        this.spec = spec;
        compares = method.takesTarget();
        trained = new LinkedHashSet<>(method.trained(network, spec));
        from = network.firstWith(trained);
        before = pass.before(from);
        after = pass.from(from);
        forward = compares ? pass.between(from, spec.layer().orElseThrow()) : after;
        changing = pass.of(trained);
    }

    /** The first trained layer. */
    String from() {
        return from;
    }

    /** The tensors that change. */
    Set<String> trained() {
        return trained;
    }

    /**
     * That of so many epochs, in one go.
     *
     * @param pairs it trains on
     * @param validation images of the editing task's
     */
    Amount of(Amount pairs, Amount validation, int epochs) {
        int sides = spec.target().filter(target -> target == Target.MOVING).isPresent() ? 2 : 1;
        double step = sides * (2 * forward + changing);
        double seen = spec.augmentation().isEmpty() ? 1 : 1 + epochs;
        double once = seen * before * (compares ? 2.0 : 1.0) + forward * (compares ? 1 + sides : 1);
        Amount training = pairs.times(once + epochs * step);
        return training.plus(validation.times(before + (epochs + 1.0) * after));
    }
}
