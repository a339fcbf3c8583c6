package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Bfloat16;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One run of a network: the weights it has, and what is wanted of it besides the result.
 *
 * @param learning whether the network is trained from scratch: batch norm by the batch's own statistics, which the running
 *     ones follow in place
 * @param precision of what is computed and of the weights it is computed with
 */
public record Pass(Weights weights, boolean learning, Optional<Watch> watch, Precision precision) {

    static Pass with(Weights weights) {
        return new Pass(weights, false, Optional.empty(), Precision.FLOAT32);
    }

    /** The same, computed otherwise. */
    Pass in(Precision other) {
        return new Pass(weights, learning, watch, other);
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
        return precision == Precision.FLOAT32
                ? weights.get(name)
                : derived(name, Set.of(name), all -> List.of(all.get(name))).get(0);
    }

    /** What is made of some tensors before they are computed with, in the pass's precision: see {@link Weights#derived}. */
    List<NDArray> derived(String key, Set<String> sources, Function<Weights, List<NDArray>> make) {
        return precision == Precision.FLOAT32
                ? weights.derived(key, sources, make)
                : weights.derived(
                        precision + " " + key,
                        sources,
                        all -> make.apply(all).stream().map(Bfloat16::of).toList());
    }

    /**
     * Whether a layer must go through its parts one by one: to record gradients, to learn, or because one of them is
     * watched. Else it may do in one go what they do, to the same result within rounding.
     */
    public boolean partByPart(Layer layer) {
        return learning
                || Gradients.recording()
                || watch.filter(watch -> watch.within(layer)).isPresent();
    }
}
