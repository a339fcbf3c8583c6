package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Activation;
import io.editrisk.tensor.Ops;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A convolution with a bias or a batch norm behind it, and a ReLU where there is one. Unless it must go part by part it is
 * one convolution: the norm folded into its weight, the ReLU done with it.
 */
record ConvolutionBlock(Convolution convolution, Optional<BatchNorm> norm, Optional<Layer> relu)
        implements Holder, Blended {

    /** Layers with the names {@code prefix} and a number, counted on from {@code index}. */
    static ConvolutionBlock numbered(String prefix, int index, boolean normalised, long in, long out) {
        Convolution convolution = Convolution.of3x3(prefix + index, in, out);
        return normalised
                ? new ConvolutionBlock(
                        convolution,
                        Optional.of(new BatchNorm(prefix + (index + 1), out)),
                        Optional.of(Plain.relu(prefix + (index + 2))))
                : new ConvolutionBlock(convolution, Optional.empty(), Optional.of(Plain.relu(prefix + (index + 1))));
    }

    @Override
    public List<Layer> parts() {
        return Stream.of(Stream.of(convolution), norm.stream(), relu.stream())
                .<Layer>flatMap(parts -> parts)
                .toList();
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        if (pass.partByPart(this)) {
            return pass.run(parts(), x);
        }
        return convolution(x, pass, relu.isEmpty() ? Activation.NONE : Activation.RELU);
    }

    private NDArray convolution(NDArray x, Pass pass, Activation activation) {
        List<NDArray> frozen = frozen(pass);
        return Ops.convolution(x, frozen.get(0), frozen.get(1), convolution.moves(), activation);
    }

    @Override
    public Set<String> blendable() {
        return convolution.tensorNames();
    }

    @Override
    public NDArray affine(NDArray x, Pass pass) {
        return convolution(x, pass, Activation.NONE);
    }

    @Override
    public NDArray rest(NDArray y, Pass pass) {
        return pass.run(relu.stream().toList(), y);
    }

    /** {@code this(x) + other}, for a block without a ReLU of its own. */
    NDArray forwardPlus(NDArray x, NDArray other, Pass pass) {
        List<NDArray> frozen = frozen(pass);
        return Ops.convolutionPlus(x, other, frozen.get(0), frozen.get(1), convolution.moves());
    }

    /** Weight and bias of the one convolution. */
    private List<NDArray> frozen(Pass pass) {
        Set<String> sources = new LinkedHashSet<>();
        parts().forEach(part -> sources.addAll(part.tensorNames()));
        return pass.derived(convolution.name(), sources, this::freeze);
    }

    private List<NDArray> freeze(Weights weights) {
        NDArray weight = weights.get(convolution.weight());
        if (norm.isEmpty()) {
            return List.of(
                    Ops.channelsLast(weight), weights.get(convolution.bias()).duplicate());
        }
        NDArray bias = convolution.biased() ? weights.get(convolution.bias()) : null;
        List<NDArray> folded = norm.get().folded(weight, bias, weights);
        return List.of(Ops.channelsLast(folded.get(0)), folded.get(1));
    }

    @Override
    public Shape shape(Shape input) {
        return convolution.shape(input);
    }
}
