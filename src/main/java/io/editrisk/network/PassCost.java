package io.editrisk.network;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What a pass costs for one picture, in multiplications and additions: those of convolutions, matrices and attention, as
 * {@link LayerProfile} counts them. Where the pass is cut, it is cut as {@link Network} cuts it.
 */
public final class PassCost {

    private final Network network;
    private final List<Long> layers = new ArrayList<>();
    private final List<Long> passing = new ArrayList<>();
    private final List<Own> visits = new ArrayList<>();

    /** A layer's own operations, without those of its parts, and how many numbers go in. */
    private record Own(Set<String> tensors, long operations, long input) {}

    public PassCost(Architecture architecture) {
        network = new Network(architecture);
        int size = architecture.preprocessing().size();
        Shape shape = new Shape(1, 3, size, size);
        for (Layer layer : architecture.layers()) {
            int before = visits.size();
            shape = layer.walk(
                    shape,
                    (part, input) -> visits.add(new Own(part.tensorNames(), part.operations(input), input.size())));
            List<Own> seen = visits.subList(before, visits.size());
            layers.add(seen.stream().mapToLong(Own::operations).sum());
            passing.add(seen.stream().mapToLong(Own::input).sum());
        }
    }

    /** The whole pass. */
    public long whole() {
        return sum(layers, 0, layers.size());
    }

    /** Everything before the cut for a layer: {@link Network#runTo}. */
    public long before(String layer) {
        return sum(layers, 0, network.index(layer));
    }

    /** Everything after it: {@link Network#runFrom}. */
    public long from(String layer) {
        return sum(layers, network.index(layer), layers.size());
    }

    /** From the cut for a layer to the end of another one, or of the block that holds it: {@link Network#features}. */
    public long between(String from, String last) {
        return sum(layers, network.index(from), network.index(last) + 1);
    }

    /** The layers that have one of these tensors, without what they are made of. */
    public long of(Set<String> tensors) {
        return visits.stream()
                .filter(visit -> !Collections.disjoint(visit.tensors(), tensors))
                .mapToLong(Own::operations)
                .sum();
    }

    /**
     * How many numbers go into the layers and their parts from the cut for a layer to the end: about as many as
     * training keeps for the way back.
     */
    public long passing(String from) {
        return sum(passing, network.index(from), passing.size());
    }

    private static long sum(List<Long> layers, int from, int to) {
        return layers.subList(from, to).stream().mapToLong(Long::longValue).sum();
    }
}
