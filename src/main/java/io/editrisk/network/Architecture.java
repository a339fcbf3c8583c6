package io.editrisk.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A published architecture: named layers in the order of the forward pass, tensors by their state-dict names. */
public interface Architecture {

    /** As configs have it, for instance {@code vgg16}. */
    String name();

    /** Where its weights come from. */
    Publication publication();

    /** What the pictures must be turned into. */
    Preprocessing preprocessing();

    /** Pictures may be of any width that is a multiple of this; its own is one. */
    int sizeStep();

    /**
     * This architecture over pictures of another size, with the same weights: a transformer's positions are resampled.
     *
     * @param size width and height in pixels, a multiple of {@link #sizeStep}
     */
    default Architecture at(int size) {
        return new Resized(this, preprocessing().at(size));
    }

    /** The forward pass, in order; the same layers each time. It can be cut before each of these. */
    List<Layer> layers();

    /** The name of the tensor whose first dimension is the number of classes. */
    String head();

    /**
     * The tower for texts that is published with the network; a file may hold it. Such a network may lack its head, which can
     * be made of texts: it gives features then.
     */
    default Optional<ClipText> texts() {
        return Optional.empty();
    }

    /** What its tensors are called where they are published; its own names come first. */
    default List<Spelling> spellings() {
        return List.of(Spelling.OWN);
    }

    /** Every tensor that a weights file must hold, with its shape, in state-dict order. */
    default Map<String, List<Long>> tensors(int classes) {
        Map<String, List<Long>> tensors = new LinkedHashMap<>();
        everyLayer().forEach(layer -> tensors.putAll(layer.tensors(classes)));
        return tensors;
    }

    /** How many numbers training may change. */
    default long parameters(int classes) {
        Map<String, List<Long>> tensors = tensors(classes);
        everyLayer().forEach(layer -> layer.constants().forEach(tensors::remove));
        return tensors.values().stream()
                .mapToLong(shape -> shape.stream().reduce(1L, Math::multiplyExact))
                .sum();
    }

    /** The layers that can be edited: those with a weight, and blocks of them; by name, in the order of the pass. */
    default List<String> editableLayers() {
        return everyLayer().stream()
                .filter(layer -> layer.kind() == Layer.Kind.LINEAR || layer.kind() == Layer.Kind.BLOCK)
                .map(Layer::name)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The weight of an editable layer: [out,in], or of a convolution [out,in,K,K]; empty for a block of several. */
    default Optional<String> matrix(String layer) {
        return named(layer).flatMap(Layer::matrix);
    }

    /** The dimension of a layer's {@link #matrix} that stands for what goes in: 1, or 0 where that is [in,out]. */
    default int inputs(String layer) {
        return named(layer).map(Layer::inputs).orElseThrow();
    }

    private Optional<Layer> named(String layer) {
        return everyLayer().stream().filter(known -> known.name().equals(layer)).findFirst();
    }

    /** All layers, each before its parts. */
    default List<Layer> everyLayer() {
        return Layer.withParts(layers());
    }
}
