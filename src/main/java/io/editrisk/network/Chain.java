package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.BiConsumer;

/** Layers one after the other. */
record Chain(String name, List<Layer> parts) implements Layer {
    Chain {
        parts = List.copyOf(parts);
    }

    @Override
    public Kind kind() {
        return Kind.BLOCK;
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray y = x;
        for (Layer part : parts) {
            y = pass.run(part, y);
        }
        return y;
    }

    @Override
    public Shape shape(Shape input) {
        Shape shape = input;
        for (Layer part : parts) {
            shape = part.shape(shape);
        }
        return shape;
    }

    @Override
    public Shape walk(Shape input, BiConsumer<Layer, Shape> seen) {
        seen.accept(this, input);
        Shape shape = input;
        for (Layer part : parts) {
            shape = part.walk(shape, seen);
        }
        return shape;
    }
}
