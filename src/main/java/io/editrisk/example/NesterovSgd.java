package io.editrisk.example;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Weights;
import java.util.ArrayList;
import java.util.List;

/** SGD with Nesterov momentum and weight decay on every parameter, in torch.optim.SGD's form; changes weights in place. */
final class NesterovSgd {

    private final double decay;
    private final List<NDArray> parameters = new ArrayList<>();
    private final List<NDArray> velocities = new ArrayList<>();

    NesterovSgd(Weights weights, List<String> names, double decay, NDManager manager) {
        this.decay = decay;
        for (String name : names) {
            NDArray parameter = weights.get(name);
            parameters.add(parameter);
            velocities.add(manager.zeros(parameter.getShape()));
        }
    }

    List<NDArray> parameters() {
        return parameters;
    }

    void step(List<NDArray> gradients, double rate, double momentum) {
        for (int i = 0; i < parameters.size(); i++) {
            NDArray gradient = gradients.get(i).addi(parameters.get(i).mul(decay));
            NDArray velocity = velocities.get(i).muli(momentum).addi(gradient);
            parameters.get(i).subi(gradient.add(velocity.mul(momentum)).muli(rate));
        }
    }
}
