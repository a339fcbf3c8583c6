package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An architecture's forward pass, whole or in parts. It holds no weights: whoever runs it brings them. Intermediate
 * tensors belong to the caller's scope.
 */
public final class Network {

    private final Architecture architecture;
    private final List<Layer> layers;

    public Network(Architecture architecture) {
        this.architecture = architecture;
        this.layers = architecture.layers();
    }

    public Architecture architecture() {
        return architecture;
    }

    /** Logits [N, classes] of preprocessed pictures [N, 3, H, W]. */
    public NDArray run(NDArray x, Weights weights) {
        return pass(0, layers.size(), x, weights);
    }

    /** Logits as {@link #run}, while the network is trained from scratch: see {@link Layer#train}. */
    public NDArray train(NDArray x, Weights weights) {
        NDArray y = x;
        for (Layer layer : layers) {
            y = layer.train(y, weights);
        }
        return y;
    }

    /** The layer's input: everything before it. */
    public NDArray runTo(String layer, NDArray x, Weights weights) {
        return pass(0, index(layer), x, weights);
    }

    /** Logits from the layer's input; after {@link #runTo} it equals {@link #run} to the last bit. */
    public NDArray runFrom(String layer, NDArray input, Weights weights) {
        return pass(index(layer), layers.size(), input, weights);
    }

    /**
     * The features f_l that collision losses compare, from the layer's input: through the layer, the normalisation where
     * one follows, and the nonlinearity after them; before any pool. The last layer has no nonlinearity: its logits.
     */
    public NDArray features(String layer, NDArray input, Weights weights) {
        int from = index(layer);
        int to = from + 1;
        while (to < layers.size() && layers.get(to).kind() == Layer.Kind.NORMALISATION) {
            to++;
        }
        if (to < layers.size() && layers.get(to).kind() == Layer.Kind.NONLINEARITY) {
            to++;
        }
        return pass(from, to, input, weights);
    }

    /** The weight and bias of a layer. */
    public List<String> tensorsOf(String layer) {
        return layers.get(index(layer)).tensors();
    }

    /** Every tensor that training may change: all but batch norm's running statistics. */
    public List<String> trainable() {
        return layers.stream()
                .flatMap(layer -> layer.tensors().stream())
                .filter(tensor -> !tensor.contains(".running_"))
                .toList();
    }

    /** The name of the first layer that has one of these tensors; an {@link IllegalArgumentException} if none has. */
    public String firstWith(Set<String> tensors) {
        return layers.stream()
                .filter(layer -> layer.tensors().stream().anyMatch(tensors::contains))
                .map(Layer::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no layer has any of " + tensors));
    }

    private NDArray pass(int from, int to, NDArray input, Weights weights) {
        NDArray x = input;
        for (Layer layer : layers.subList(from, to)) {
            x = layer.forward(x, weights);
        }
        return x;
    }

    private int index(String layer) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).name().equals(layer)) {
                return i;
            }
        }
        throw new IllegalArgumentException(architecture.name() + " has no layer " + layer + "; it has "
                + layers.stream().map(Layer::name).collect(Collectors.joining(", ")));
    }
}
