package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.Scope;
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

    /**
     * Runs a layer, as all layers are run: directly called, it would not be watched, and what it makes on the way would not be
     * freed.
     */
    public NDArray run(Layer layer, NDArray x) {
        return watch.map(watch -> {
                    NDArray y = layer.forward(x, this);
                    watch.see(layer, x, y);
                    return y;
                })
                .orElseGet(() -> Scope.resultOf(input -> layer.forward(input, this), x));
    }

    /** Runs layers one after the other; of what comes out of them only the last is kept. */
    @SuppressWarnings("ReferenceEquality") // a layer may give what it was given
    public NDArray run(List<? extends Layer> layers, NDArray x) {
        NDArray y = x;
        for (Layer layer : layers) {
            NDArray next = run(layer, y);
            if (watch.isEmpty() && y != x && y != next) {
                y.close();
            }
            y = next;
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
