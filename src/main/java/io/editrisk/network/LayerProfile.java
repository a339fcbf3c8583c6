package io.editrisk.network;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Shape shape = new Shape(1, 3, size, size);
        for (Layer layer : architecture.layers()) {
            shape = layer.walk(shape, (part, input) -> visits.add(new Visit(part, input)));
        }
        Map<String, List<Long>> shapes = architecture.tensors(classes);
        Network network = new Network(architecture);
        List<LayerProfile> profiles = new ArrayList<>();
        Layer.Kind before = Layer.Kind.SHAPE;
        List<String> editable = architecture.editableLayers();
        for (Visit visit : visits) {
            Layer layer = visit.layer();
            if (editable.contains(layer.name())) {
                Map<String, List<Long>> tensors = new LinkedHashMap<>();
                network.tensorsOf(layer.name()).forEach(name -> tensors.put(name, shapes.get(name)));
                profiles.add(new LayerProfile(layer.name(), tensors, operations(layer, visits), before));
            }
            if (layer.parts().isEmpty()) {
                before = layer.kind();
            }
        }
        return List.copyOf(profiles);
    }

    private static long operations(Layer layer, List<Visit> visits) {
        List<Layer> counted = Layer.withParts(List.of(layer));
        return visits.stream()
                .filter(visit -> counted.stream().anyMatch(part -> part == visit.layer()))
                .mapToLong(visit -> visit.layer().operations(visit.input()))
                .sum();
    }
}
