package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A module of the forward pass, under the name it has in the published state dict; some are made of others. */
public interface Layer {

    /** Its state-dict prefix; empty for what only holds others together. */
    String name();

    /** What it is to an edit. */
    Kind kind();

    /** What it is made of, in the order of the pass. */
    default List<Layer> parts() {
        return List.of();
    }

    /** Those of its parts that are given what the whole is given, beside the others. */
    default List<Layer> beside() {
        return List.of();
    }

    /**
     * Its own tensors, without those of its parts, with their shapes, in state-dict order.
     *
     * @param classes how many the network tells apart
     */
    default Map<String, List<Long>> tensors(int classes) {
        return Map.of();
    }

    /** Those of its own tensors that training leaves as they are. */
    default List<String> constants() {
        return List.of();
    }

    /** The name of the tensor that it multiplies by what goes in; empty for what has none of its own. */
    default Optional<String> matrix() {
        return Optional.empty();
    }

    /** The dimension of its {@link #matrix} that stands for what goes in: 1 where that is [out,in]. */
    default int inputs() {
        return 1;
    }

    NDArray forward(NDArray x, Pass pass);

    /** The shape of what comes out where such a shape comes in. */
    default Shape shape(Shape input) {
        return input;
    }

    /** Multiplications and additions of its own, without those of its parts, for such an input. */
    default long operations(Shape input) {
        return 0;
    }

    /**
     * Tells of this layer and all its parts, each with the shape of its input.
     *
     * @return the shape of what comes out
     */
    default Shape walk(Shape input, BiConsumer<Layer, Shape> seen) {
        seen.accept(this, input);
        Shape shape = input;
        for (Layer part : parts()) {
            if (beside().contains(part)) {
                part.walk(input, seen);
            } else {
                shape = part.walk(shape, seen);
            }
        }
        return shape(input);
    }

    /** The names of its own tensors. */
    default Set<String> tensorNames() {
        return tensors(1).keySet();
    }

    /** Whether that very layer, not only one like it, is a part of this one or of a part. */
    @SuppressWarnings("ReferenceEquality") // two layers may be equal and stand in two places
    default boolean holds(Layer layer) {
        return parts().stream().anyMatch(part -> part == layer || part.holds(layer));
    }

    /** Layers and all that they are made of, each before its parts. */
    static List<Layer> withParts(List<Layer> layers) {
        List<Layer> every = new ArrayList<>();
        for (Layer layer : layers) {
            every.add(layer);
            every.addAll(withParts(layer.parts()));
        }
        return every;
    }

    /** What a layer is to an edit. */
    enum Kind {
        /** Has a weight and mostly a bias that an edit may change. */
        LINEAR,
        NORMALISATION,
        NONLINEARITY,
        SHAPE,
        /** Several layers under one published name, which may be edited together. */
        BLOCK
    }
}
