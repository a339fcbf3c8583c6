package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent as the paper has it (appendix D.2), in the form of torch.optim.SGD: v = 0.9 v + (g + d w),
 * then w = w - r v, where the decay d is 1e-4 for tensors whose name contains "weight" and 0 for all others. Changes the
 * weights in place; the buffers v begin at 0 and live as long as the manager it was given.
 */
final class Sgd {

    static final double MOMENTUM = 0.9;
    static final double WEIGHT_DECAY = 1e-4;

    private final double rate;
    private final List<Parameter> parameters = new ArrayList<>();

    private record Parameter(NDArray weight, NDArray velocity, boolean decays) {}

    /** @param weights by name; the order is that in which {@link #step} takes their gradients */
    Sgd(double rate, Map<String, NDArray> weights, NDManager manager) {
        this.rate = rate;
        weights.forEach((name, weight) -> {
            NDArray velocity = weight.zerosLike();
            velocity.attach(manager);
            parameters.add(new Parameter(weight, velocity, name.contains("weight")));
        });
    }

    /** One step, given a gradient for each of the weights. Temporaries belong to the caller's scope. */
    void step(List<NDArray> gradients) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            NDArray velocity = parameter.velocity().muli(MOMENTUM).addi(gradients.get(i));
            if (parameter.decays()) {
                velocity.addi(parameter.weight().mul(WEIGHT_DECAY));
            }
            parameter.weight().subi(velocity.mul(rate));
        }
    }
}
