package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.ConvolutionShape;
import io.editrisk.tensor.Ops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * [N,in,H,W] to [N,out,H',W'].
 *
 * @param kernel its width and height
 */
record Convolution(String name, long in, long out, long kernel, ConvolutionShape moves, boolean biased)
        implements Layer {

    /** 3x3, stride 1, padding 1, with a bias. */
    static Convolution of3x3(String name, long in, long out) {
        return new Convolution(name, in, out, 3, new ConvolutionShape(1, 1), true);
    }

    String weight() {
        return name + ".weight";
    }

    String bias() {
        return name + ".bias";
    }

    @Override
    public Kind kind() {
        return Kind.LINEAR;
    }

    @Override
    public Map<String, List<Long>> tensors(int classes) {
        Map<String, List<Long>> tensors = new LinkedHashMap<>();
        tensors.put(weight(), List.of(out, in, kernel, kernel));
        if (biased) {
            tensors.put(bias(), List.of(out));
        }
        return tensors;
    }

    @Override
    public Optional<String> matrix() {
        return Optional.of(weight());
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return Ops.convolution(x, pass.tensor(weight()), biased ? pass.tensor(bias()) : null, moves);
    }

    @Override
    public Shape shape(Shape input) {
        return new Shape(
                input.get(0), out, moves.positions(input.get(2), kernel), moves.positions(input.get(3), kernel));
    }

    @Override
    public long operations(Shape input) {
        return 2 * shape(input).size() * in * kernel * kernel;
    }
}
