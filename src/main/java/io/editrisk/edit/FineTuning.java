package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Ops;

/** What all fine-tuning has in common: cross-entropy on (x', y). */
abstract class FineTuning implements TrainedMethod {

    @Override
    public final NDArray loss(StepPairs pairs, Weights weights, TrialSpec spec) {
        return Ops.crossEntropy(pairs.modifiedLogits(weights), pairs.labels());
    }
}
