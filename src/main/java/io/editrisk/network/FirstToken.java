package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** A norm over the first of the tokens [N,T,width] alone: [N,width]. */
record FirstToken(LayerNorm norm) implements Holder {

    @Override
    public List<Layer> parts() {
        return List.of(norm);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return pass.run(norm, x.get(":, 0"));
    }

    @Override
    public Shape shape(Shape input) {
        return new Shape(input.get(0), input.get(2));
    }
}
