package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Activation;
import io.editrisk.tensor.Ops;
import java.util.List;
import java.util.Set;

/** A linear layer and a ReLU; done in one go unless they must go part by part. */
record LinearBlock(Linear linear, Layer relu) implements Holder, Blended {

    @Override
    public List<Layer> parts() {
        return List.of(linear, relu);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return pass.partByPart(this)
                ? pass.run(parts(), x)
                : Ops.linear(x, pass.tensor(linear.weight()), pass.tensor(linear.bias()), Activation.RELU);
    }

    @Override
    public Set<String> blendable() {
        return linear.tensorNames();
    }

    @Override
    public NDArray affine(NDArray x, Pass pass) {
        return linear.forward(x, pass);
    }

    @Override
    public NDArray rest(NDArray y, Pass pass) {
        return pass.run(relu, y);
    }

    @Override
    public Shape shape(Shape input) {
        return linear.shape(input);
    }
}
