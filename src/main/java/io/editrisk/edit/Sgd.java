package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent as the paper has it (appendix D.2), in the form of torch.optim.SGD: v = 0.9 v + (g + d w),
 * then w = w - r v, where the decay d is for parameters whose name contains "weight" and 0 for all others.
 */
final class Sgd implements Optimiser {

    static final double MOMENTUM = 0.9;

    private final double rate;
    private final double weightDecay;
    private final List<Parameter> parameters = new ArrayList<>();

    private record Parameter(NDArray value, NDArray velocity, boolean decays) {}

    /**
     * @param parameters by name; the order is that in which {@link #step} takes their gradients
     * @param buffers v, one a parameter
     */
    Sgd(double rate, double weightDecay, Map<String, NDArray> parameters, Buffers buffers) {
        this.rate = rate;
        this.weightDecay = weightDecay;
        parameters.forEach((name, value) -> {
            NDArray velocity = buffers.of("momentum", name, value);
            this.parameters.add(new Parameter(value, velocity, name.contains("weight")));
        });
    }

    @Override
    public void step(List<NDArray> gradients) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            NDArray velocity = parameter.velocity().muli(MOMENTUM).addi(gradients.get(i));
            if (parameter.decays()) {
                velocity.addi(parameter.value().mul(weightDecay));
            }
            parameter.value().subi(velocity.mul(rate));
        }
    }
}
