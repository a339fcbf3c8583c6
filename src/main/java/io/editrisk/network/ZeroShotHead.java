package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Ops;
import java.util.List;
import java.util.Map;

/**
 * CLIP's classifier: the cosine of a picture's features with each class's text, scaled. Its weight [classes, width] holds the
 * texts' features, of length one, times the scale; no edit changes it (PAINT, section 3). Without one the features come
 * out as they are.
 */
record ZeroShotHead(String name, long width) implements Layer {

    String weight() {
        return name + ".weight";
    }

    @Override
    public Kind kind() {
        return Kind.SHAPE;
    }

    @Override
    public Map<String, List<Long>> tensors(int classes) {
        return classes == 0 ? Map.of() : Map.of(weight(), List.of((long) classes, width));
    }

    @Override
    public List<String> constants() {
        return List.of(weight());
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        if (!pass.weights().names().contains(weight())) {
            return x;
        }
        return Ops.linear(Ops.ofLengthOne(x), pass.tensor(weight()), null);
    }

    @Override
    public Shape shape(Shape input) {
        return new Shape(input.get(0), Linear.CLASSES);
    }
}
