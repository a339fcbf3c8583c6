package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Ops;

/**
 * What all methods for output collision have in common (paper, section 4): the edited layer's features of x' are to meet
 * those of x, by the mean squared error over all their elements, after the nonlinearity. Where pairs are
 * masked, both are first multiplied by {@link PairMasks#rootsOn the masks' roots}, as EditingClassifiers does.
 */
abstract class OutputCollision implements TrainedMethod {

    @Override
    public final boolean atLayer() {
        return true;
    }

    @Override
    public final boolean takesTarget() {
        return true;
    }

    @Override
    public final NDArray loss(StepPairs pairs, Weights weights, TrialSpec spec) {
        NDArray goal = switch (spec.target().orElse(Target.FROZEN)) {
            case FROZEN -> pairs.unedited();
            case MOVING -> pairs.originalFeatures(weights);
        };
        NDArray found = pairs.modifiedFeatures(weights);
        if (pairs.masks().isEmpty()) {
            return Ops.meanSquaredError(found, goal);
        }
        NDArray roots = pairs.masks().get().rootsOn(found.getShape());
        return Ops.meanSquaredError(found.mul(roots), goal.mul(roots));
    }
}
