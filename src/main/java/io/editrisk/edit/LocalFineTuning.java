package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Ops;
import java.util.List;

/** Fine-tuning of one layer, weight and bias, by cross-entropy on (x', y). */
final class LocalFineTuning implements EditingMethod {

    @Override
    public String name() {
        return "local-fine-tuning";
    }

    @Override
    public String summary() {
        return "trains one layer's weights by cross-entropy on the modified images";
    }

    @Override
    public boolean atLayer() {
        return true;
    }

    @Override
    public boolean takesTarget() {
        return false;
    }

    @Override
    public boolean interpolates() {
        return false;
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return network.tensorsOf(spec.layer().orElseThrow());
    }

    @Override
    public NDArray loss(StepPairs pairs, Weights weights, TrialSpec spec) {
        return Ops.crossEntropy(pairs.modifiedLogits(weights), pairs.labels());
    }
}
