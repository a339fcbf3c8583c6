package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Ops;
import java.util.List;

/**
 * Local fine-tuning for output collision (paper, section 4): trains one layer's weight and bias so that its features of
 * x' meet those of x, by the mean squared error over all their elements, after the nonlinearity.
 */
final class LocalCollision implements EditingMethod {

    @Override
    public String name() {
        return "local-collision";
    }

    @Override
    public String summary() {
        return "trains one layer so that its features of the modified image meet those of the original image";
    }

    @Override
    public boolean atLayer() {
        return true;
    }

    @Override
    public boolean takesTarget() {
        return true;
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return network.tensorsOf(spec.layer().orElseThrow());
    }

    @Override
    public NDArray loss(StepPairs pairs, Weights weights, TrialSpec spec) {
        NDArray goal = switch (spec.target().orElse(Target.FROZEN)) {
            case FROZEN -> pairs.unedited();
            case MOVING -> pairs.originalFeatures(weights);
        };
        return Ops.meanSquaredError(pairs.modifiedFeatures(weights), goal);
    }
}
