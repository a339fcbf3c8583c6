package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.ConvolutionShape;
import io.editrisk.tensor.Ops;
import java.util.function.UnaryOperator;

/** A layer without weights. */
record Plain(String name, Kind kind, UnaryOperator<NDArray> function, UnaryOperator<Shape> shapes) implements Layer {

    static Layer relu(String name) {
        return elementwise(name, Ops::relu);
    }

    static Layer gelu(String name) {
        return elementwise(name, Ops::gelu);
    }

    static Layer quickGelu(String name) {
        return elementwise(name, Ops::quickGelu);
    }

    private static Layer elementwise(String name, UnaryOperator<NDArray> function) {
        return new Plain(name, Kind.NONLINEARITY, function, UnaryOperator.identity());
    }

    /** The largest of each {@code size} x {@code size}. */
    static Layer maxPool(String name, int size, int stride, int padding) {
        ConvolutionShape shape = new ConvolutionShape(stride, padding);
        return new Plain(
                name,
                Kind.SHAPE,
                x -> Ops.maxPool(x, size, shape),
                in -> new Shape(
                        in.get(0), in.get(1), shape.positions(in.get(2), size), shape.positions(in.get(3), size)));
    }

    /** [N,C,H,W] to [N,C]. */
    static Layer spatialMean(String name) {
        return new Plain(name, Kind.SHAPE, Ops::spatialMean, in -> new Shape(in.get(0), in.get(1)));
    }

    /** Means over {@code size} x {@code size} parts of the picture, as one row: [N,C,H,W] to [N,C·size·size]. */
    static Layer spatialMeans(String name, int size) {
        return new Plain(
                name,
                Kind.SHAPE,
                x -> Ops.spatialMeans(x, size).reshape(x.getShape().get(0), -1),
                in -> new Shape(in.get(0), in.get(1) * size * size));
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return function.apply(x);
    }

    @Override
    public Shape shape(Shape input) {
        return shapes.apply(input);
    }
}
