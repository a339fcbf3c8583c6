package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A matrix that vectors are multiplied by from the left, without a bias: [N,in] to [N,out]. Its name is its tensor's. */
record Projection(String name, long in, long out) implements Layer {

    @Override
    public Kind kind() {
        return Kind.LINEAR;
    }

    @Override
    public Map<String, List<Long>> tensors(int classes) {
        return Map.of(name, List.of(in, out));
    }

    @Override
    public Optional<String> matrix() {
        return Optional.of(name);
    }

    @Override
    public int inputs() {
        return 0;
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return x.matMul(pass.tensor(name));
    }

    @Override
    public Shape shape(Shape input) {
        return new Shape(input.get(0), out);
    }

    @Override
    public long operations(Shape input) {
        return 2 * input.size() * out;
    }
}
