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
    private final List<Own> visits = new ArrayList<>();

    /** A layer's own operations, without those of its parts. */
    private record Own(Set<String> tensors, long operations) {}

    public PassCost(Architecture architecture) {
        network = new Network(architecture);
        int size = architecture.preprocessing().size();
        Shape shape = new Shape(1, 3, size, size);
        for (Layer layer : architecture.layers()) {
            int before = visits.size();
            shape = layer.walk(shape, (part, input) -> visits.add(new Own(part.tensorNames(), part.operations(input))));
            layers.add(visits.subList(before, visits.size()).stream()
                    .mapToLong(Own::operations)
                    .sum());
        }
    }

    /** The whole pass. */
    public long whole() {
        return sum(0, layers.size());
    }

    /** Everything before the cut for a layer: {@link Network#runTo}. */
    public long before(String layer) {
        return sum(0, network.index(layer));
    }

    /** Everything after it: {@link Network#runFrom}. */
    public long from(String layer) {
        return sum(network.index(layer), layers.size());
    }

    /** From the cut for a layer to the end of another one, or of the block that holds it: {@link Network#features}. */
    public long between(String from, String last) {
        return sum(network.index(from), network.index(last) + 1);
    }

    /** The layers that have one of these tensors, without what they are made of. */
    public long of(Set<String> tensors) {
        return visits.stream()
                .filter(visit -> !Collections.disjoint(visit.tensors(), tensors))
                .mapToLong(Own::operations)
                .sum();
    }

    private long sum(int from, int to) {
        return layers.subList(from, to).stream().mapToLong(Long::longValue).sum();
    }
}
