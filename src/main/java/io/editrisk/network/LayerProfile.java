package io.editrisk.network;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be edited at a layer, and what it costs.
 *
 * @param tensors all that training it would change, with their shapes
 * @param operations multiplications and additions for one picture, those of its parts included
 * @param follows what the layer before it is: after a normalisation its input has the same scale for every picture
 */
public record LayerProfile(String layer, Map<String, List<Long>> tensors, long operations, Layer.Kind follows) {

    private record Visit(Layer layer, Shape input) {}

    /** Of each layer that can be edited, in the order of the pass. */
    public static List<LayerProfile> of(Architecture architecture, int classes) {
        int size = architecture.preprocessing().size();
        List<Visit> visits = new ArrayList<>();
        IdentityHashMap<Layer, Layer.Kind> before = new IdentityHashMap<>();
        Shape shape = new Shape(1, 3, size, size);
        Layer.Kind kind = Layer.Kind.SHAPE;
        for (Layer layer : architecture.layers()) {
            shape = layer.walk(shape, (part, input) -> visits.add(new Visit(part, input)));
            kind = follow(layer, kind, before);
        }
        Map<String, List<Long>> shapes = architecture.tensors(classes);
        Network network = new Network(architecture);
        Set<String> editable = Set.copyOf(architecture.editableLayers());
        return architecture.everyLayer().stream()
                .filter(layer -> editable.contains(layer.name()))
                .map(layer -> {
                    Map<String, List<Long>> tensors = new LinkedHashMap<>();
                    network.tensorsOf(layer.name()).forEach(name -> tensors.put(name, shapes.get(name)));
                    return new LayerProfile(
                            layer.name(),
                            tensors,
                            operations(layer, visits),
                            before.getOrDefault(layer, Layer.Kind.SHAPE));
                })
                .toList();
    }

    /** Notes what stands before each layer, and tells what stands before the next one. */
    private static Layer.Kind follow(Layer layer, Layer.Kind before, IdentityHashMap<Layer, Layer.Kind> noted) {
        noted.put(layer, before);
        Layer.Kind last = before;
        for (Layer part : layer.parts()) {
            if (layer.beside().contains(part)) {
                follow(part, before, noted);
            } else {
                last = follow(part, last, noted);
            }
        }
        return layer.parts().isEmpty() ? layer.kind() : last;
    }

    @SuppressWarnings("ReferenceEquality") // two layers may be equal and stand in two places
    private static long operations(Layer layer, List<Visit> visits) {
        return visits.stream()
                .filter(visit -> visit.layer() == layer || layer.holds(visit.layer()))
                .mapToLong(visit -> visit.layer().operations(visit.input()))
                .sum();
    }
}
