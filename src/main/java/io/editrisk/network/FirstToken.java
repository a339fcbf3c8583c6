package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.BiConsumer;

/** A norm over the first of the tokens [N,T,width] alone: [N,width]. */
record FirstToken(LayerNorm norm) implements Layer {

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

    @Override
    public Shape walk(Shape input, BiConsumer<Layer, Shape> seen) {
        seen.accept(this, input);
        return norm.walk(shape(input), seen);
    }
}
