package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Activation;
import io.editrisk.tensor.Ops;
import java.util.List;
import java.util.function.BiConsumer;

/** A linear layer and a ReLU; done in one go unless they must go part by part. */
record LinearBlock(Linear linear, Layer relu) implements Layer {

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
        return List.of(linear, relu);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return pass.partByPart(this)
                ? pass.run(relu, pass.run(linear, x))
                : Ops.linear(x, pass.tensor(linear.weight()), pass.tensor(linear.bias()), Activation.RELU);
    }

    @Override
    public Shape shape(Shape input) {
        return linear.shape(input);
    }

    @Override
    public Shape walk(Shape input, BiConsumer<Layer, Shape> seen) {
        return relu.walk(linear.walk(input, seen), seen);
    }
}
