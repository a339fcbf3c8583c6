package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Gradients;
import java.util.List;
import java.util.Optional;

/**
 * One run of a network: the weights it has, and what is wanted of it besides the result.
 *
 * @param learning whether the network is trained from scratch: batch norm by the batch's own statistics, which the running
 *     ones follow in place
 */
public record Pass(Weights weights, boolean learning, Optional<Watch> watch) {

    static Pass with(Weights weights) {
        return new Pass(weights, false, Optional.empty());
    }

    /** Runs a layer, as all layers are run: directly called, it would not be watched. */
    public NDArray run(Layer layer, NDArray x) {
        NDArray y = layer.forward(x, this);
        watch.ifPresent(watch -> watch.see(layer, x, y));
        return y;
    }

    /** Runs layers one after the other. */
    public NDArray run(List<? extends Layer> layers, NDArray x) {
        NDArray y = x;
        for (Layer layer : layers) {
            y = run(layer, y);
        }
        return y;
    }

    public NDArray tensor(String name) {
        return weights.get(name);
    }

    /**
     * Whether a layer must go through its parts one by one: to record gradients, to learn, or because one of them is
     * watched. Else it may do in one go what they do, to the same result within rounding.
     */
    public boolean partByPart(Layer layer) {
        return learning
                || Gradients.recording()
                || watch.filter(watch -> layer.holds(watch.watched())).isPresent();
    }
}
