package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What goes into some of a network's layers, in one pass that ends at the last of them. */
public final class LayerInputs {

    private final Network network;

    /** Those layers by where the pass is cut for them. */
    private final SortedMap<Integer, List<Layer>> cuts = new TreeMap<>();

    /** @param layers by name, in any order */
    public LayerInputs(Network network, Collection<String> layers) {
        this.network = network;
        layers.forEach(layer -> cuts.computeIfAbsent(network.index(layer), cut -> new ArrayList<>())
                .add(network.named(layer)));
    }

    /**
     * Runs preprocessed pictures [N,3,H,W].
     *
     * @param seen told of each layer, by its name, with its input as {@link Network#see} has it: valid until it returns
     */
    public void pass(NDArray pictures, Weights weights, BiConsumer<String, NDArray> seen) {
        NDArray input = pictures;
        int at = 0;
        for (Map.Entry<Integer, List<Layer>> cut : cuts.entrySet()) {
            Layer holder = network.layer(cut.getKey());
            NDArray reached = then(input, network.pass(at, cut.getKey(), input, Pass.with(weights)), pictures);
            input = reached;
            at = cut.getKey();
            if (cut.getValue().stream().allMatch(layer -> beginsWith(holder, layer))) {
                cut.getValue().forEach(layer -> seen.accept(layer.name(), reached));
            } else {
                input = then(reached, through(holder, cut.getValue(), reached, weights, seen), pictures);
                at++;
            }
        }
    }

    /** What a layer that holds some others makes of its input, while it is told what goes into those. */
    private static NDArray through(
            Layer holder, List<Layer> some, NDArray input, Weights weights, BiConsumer<String, NDArray> seen) {
        List<Layer> watched = new ArrayList<>(some);
        watched.add(holder);
        return Scope.resultOf(
                x -> {
                    Watch watch = Network.watched(List.of(holder), watched, x, weights);
                    some.forEach(
                            layer -> seen.accept(layer.name(), watch.of(layer).input()));
                    return watch.of(holder).output();
                },
                input);
    }

    /** What was reached; what it was made of is no longer needed, unless it is the caller's. */
    @SuppressWarnings("ReferenceEquality") // a pass through no layer gives what it was given
    private static NDArray then(NDArray before, NDArray reached, NDArray pictures) {
        if (before != reached && before != pictures) {
            before.close();
        }
        return reached;
    }

    /** Whether what goes into the one goes into the other before anything else. */
    @SuppressWarnings("ReferenceEquality") // two layers may be equal and stand in two places
    private static boolean beginsWith(Layer holder, Layer layer) {
        return holder == layer
                || (!holder.parts().isEmpty() && beginsWith(holder.parts().get(0), layer));
    }
}
