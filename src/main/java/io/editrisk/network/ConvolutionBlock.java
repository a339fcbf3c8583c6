package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Activation;
import io.editrisk.tensor.Ops;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A convolution, the batch norm behind it where there is one, and a ReLU where there is one. Unless it must go part by part
 * it is one convolution: the norm folded into its weight, the ReLU done with it.
 */
record ConvolutionBlock(Convolution convolution, List<BatchNorm> norm, List<Layer> nonlinearity) implements Layer {
    ConvolutionBlock {
        norm = List.copyOf(norm);
        nonlinearity = List.copyOf(nonlinearity);
    }

    /** Layers with the names {@code prefix} and a number, counted on from {@code index}. */
    static ConvolutionBlock numbered(String prefix, int index, boolean normalised, long in, long out) {
        Convolution convolution = Convolution.of3x3(prefix + index, in, out);
        return normalised
                ? new ConvolutionBlock(
                        convolution,
                        List.of(new BatchNorm(prefix + (index + 1), out)),
                        List.of(Plain.relu(prefix + (index + 2))))
                : new ConvolutionBlock(convolution, List.of(), List.of(Plain.relu(prefix + (index + 1))));
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public Kind kind() {
        return Kind.SHAPE;
    }

    @Override
    public List<Layer> parts() {
        return Stream.of(Stream.of(convolution), norm.stream(), nonlinearity.stream())
                .<Layer>flatMap(parts -> parts)
                .toList();
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        if (pass.partByPart(this)) {
            return new Chain("", parts()).forward(x, pass);
        }
        List<NDArray> frozen = frozen(pass.weights());
        return Ops.convolution(
                x,
                frozen.get(0),
                frozen.size() > 1 ? frozen.get(1) : null,
                convolution.moves(),
                nonlinearity.isEmpty() ? Activation.NONE : Activation.RELU);
    }

    /** {@code this(x) + other}, for a block without a nonlinearity of its own. */
    NDArray forwardPlus(NDArray x, NDArray other, Pass pass) {
        List<NDArray> frozen = frozen(pass.weights());
        return Ops.convolutionPlus(x, other, frozen.get(0), frozen.get(1), convolution.moves());
    }

    /** Weight and, where it has one, bias of the one convolution. */
    private List<NDArray> frozen(Weights weights) {
        Set<String> sources = new LinkedHashSet<>();
        parts().forEach(part -> sources.addAll(part.tensors(1).keySet()));
        return weights.derived(convolution.name(), sources, this::freeze);
    }

    private List<NDArray> freeze(Weights weights) {
        NDArray weight = weights.get(convolution.weight());
        NDArray bias = convolution.biased() ? weights.get(convolution.bias()) : null;
        if (norm.isEmpty()) {
            NDArray laidOut = Ops.channelsLast(weight);
            return bias == null ? List.of(laidOut) : List.of(laidOut, bias.duplicate());
        }
        String name = norm.get(0).name();
        List<NDArray> folded = Ops.folded(
                weight,
                bias,
                weights.get(name + ".weight"),
                weights.get(name + ".bias"),
                weights.get(name + ".running_mean"),
                weights.get(name + ".running_var"));
        return List.of(Ops.channelsLast(folded.get(0)), folded.get(1));
    }

    @Override
    public Shape shape(Shape input) {
        return convolution.shape(input);
    }

    @Override
    public Shape walk(Shape input, BiConsumer<Layer, Shape> seen) {
        return new Chain("", parts()).walk(input, seen);
    }
}
