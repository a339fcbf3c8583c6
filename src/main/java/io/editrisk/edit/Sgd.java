package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stochastic gradient descent as the paper has it (appendix D.2), in the form of torch.optim.SGD: v = 0.9 v + (g + d w),
 * then w = w - r v, where the decay d is 1e-4 for tensors whose name contains "weight" and 0 for all others. Changes the
 * weights in place; the momentum buffers live as long as the manager it was given.
 */
final class Sgd {

    static final double MOMENTUM = 0.9;
    static final double WEIGHT_DECAY = 1e-4;

    private final double rate;
    private final Map<String, NDArray> momenta = new TreeMap<>();

    /** Begins at rest, with a buffer of zeros for each of the weights. */
    Sgd(double rate, Map<String, NDArray> weights, NDManager manager) {
        this.rate = rate;
        weights.forEach((name, weight) -> momenta.put(name, manager.zeros(weight.getShape())));
    }

    /** One step, given a gradient for each of the weights. Temporaries belong to the caller's scope. */
    void step(Map<String, NDArray> weights, Map<String, NDArray> gradients) {
        momenta.forEach((name, momentum) -> {
            NDArray weight = weights.get(name);
            momentum.muli(MOMENTUM).addi(gradients.get(name));
            if (name.contains("weight")) {
                momentum.addi(weight.mul(WEIGHT_DECAY));
            }
            weight.subi(momentum.mul(rate));
        });
    }
}
