package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Ops;
import java.util.List;

/** Fine-tuning of all weights, batch norm's too but not its statistics, by cross-entropy on (x', y). */
final class FullFineTuning implements EditingMethod {

    @Override
    public String name() {
        return "full-fine-tuning";
    }

    @Override
    public String summary() {
        return "trains all weights by cross-entropy on the modified images";
    }

    @Override
    public boolean atLayer() {
        return false;
    }

    @Override
    public boolean takesTarget() {
        return false;
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return network.trainable();
    }

    @Override
    public NDArray loss(StepPairs pairs, Weights weights, TrialSpec spec) {
        return Ops.crossEntropy(pairs.modifiedLogits(weights), pairs.labels());
    }
}
