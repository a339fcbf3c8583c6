package io.editrisk.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tensors of what a layer's result depends on, and of what depends on it. Where a block splits, the branch that the layer
 * is not on is neither.
 */
final class PassOrder {

    private final List<Layer> layers;

    /** @param layers in the order of the pass */
    PassOrder(List<Layer> layers) {
        this.layers = layers;
    }

    /** Every tensor of these layers that training may change. */
    static Set<String> trainable(List<Layer> layers) {
        Set<String> tensors = new LinkedHashSet<>();
        for (Layer layer : layers) {
            tensors.addAll(own(layer));
            tensors.addAll(trainable(layer.parts()));
        }
        return tensors;
    }

    /** The trainable tensors up to a layer, with its own, in the order of the pass. */
    @SuppressWarnings("ReferenceEquality") // two layers may be equal and stand in two places
    Set<String> upTo(Layer last) {
        Set<String> tensors = new LinkedHashSet<>();
        for (Layer layer : layers) {
            if (layer.holds(last)) {
                tensors.addAll(branchWith(last, layer).upTo(last));
                return tensors;
            }
            tensors.addAll(trainable(List.of(layer)));
            if (layer == last) {
                return tensors;
            }
        }
        throw new IllegalArgumentException("no such layer: " + last.name());
    }

    /** The trainable tensors from a layer on, with its own, in the order of the pass. */
    @SuppressWarnings("ReferenceEquality")
    Set<String> from(Layer first) {
        Set<String> tensors = new LinkedHashSet<>();
        boolean reached = false;
        for (Layer layer : layers) {
            if (reached || layer == first) {
                reached = true;
                tensors.addAll(trainable(List.of(layer)));
            } else if (layer.holds(first)) {
                reached = true;
                tensors.addAll(branchWith(first, layer).from(first));
                // what holds others computes with its own tensors after they were run
                tensors.addAll(own(layer));
            }
        }
        return tensors;
    }

    private static Set<String> own(Layer layer) {
        Set<String> tensors = new LinkedHashSet<>(layer.tensorNames());
        layer.constants().forEach(tensors::remove);
        return tensors;
    }

    /** Of a block's parts those that follow one another past the layer. */
    @SuppressWarnings("ReferenceEquality")
    private static PassOrder branchWith(Layer layer, Layer block) {
        List<Layer> beside = block.beside();
        boolean aside = beside.stream().anyMatch(part -> part == layer || part.holds(layer));
        return new PassOrder(block.parts().stream()
                .filter(part -> beside.contains(part) == aside)
                .toList());
    }
}
