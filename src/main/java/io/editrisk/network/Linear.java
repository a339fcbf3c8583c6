package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Ops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * [...,in] to [...,out].
 *
 * @param weight the tensor's whole name, as the bias's: some are published without a dot
 * @param out {@link #CLASSES} for as many as there are classes
 */
record Linear(String name, String weight, String bias, long in, long out) implements Layer {

    static final long CLASSES = -1;

    /** As ImageNet has; what a head costs is counted for so many. */
    private static final long USUAL_CLASSES = 1000;

    /** With a weight and a bias as most have them. */
    static Linear of(String name, long in, long out) {
        return new Linear(name, name + ".weight", name + ".bias", in, out);
    }

    @Override
    public Kind kind() {
        return Kind.LINEAR;
    }

    @Override
    public Map<String, List<Long>> tensors(int classes) {
        long rows = out == CLASSES ? classes : out;
        Map<String, List<Long>> tensors = new LinkedHashMap<>();
        tensors.put(weight, List.of(rows, in));
        tensors.put(bias, List.of(rows));
        return tensors;
    }

    @Override
    public Optional<String> matrix() {
        return Optional.of(weight);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return Ops.linear(x, pass.tensor(weight), pass.tensor(bias));
    }

    @Override
    public Shape shape(Shape input) {
        long[] shape = input.getShape().clone();
        shape[shape.length - 1] = out;
        return new Shape(shape);
    }

    @Override
    public long operations(Shape input) {
        return 2 * input.size() * (out == CLASSES ? USUAL_CLASSES : out);
    }
}
