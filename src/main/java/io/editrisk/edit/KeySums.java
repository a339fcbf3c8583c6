package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.Optional;

/** Sums over the keys of a layer, in float64; they live as long as the manager. */
final class KeySums {

    /** Keys a product: so many widened ones are in memory at once. */
    private static final long ROWS = 1 << 15;

    private final NDArray products;
    private final NDArray sum;
    private long keys;

    /** @param layer with one weight */
    KeySums(String layer, Network network, Weights weights, NDManager manager) {
        Architecture architecture = network.architecture();
        long width =
                weights.get(architecture.matrix(layer).orElseThrow()).getShape().get(architecture.inputs(layer));
        try (Scope scope = new Scope()) {
            products = manager.zeros(new Shape(width, width), DataType.FLOAT64);
            sum = manager.zeros(new Shape(width), DataType.FLOAT64);
            scope.keep(products).attach(manager);
            scope.keep(sum).attach(manager);
        }
    }

    /** Adds the keys of a layer's input, as {@link Network#see} has it. */
    void add(NDArray input) {
        add(input, Optional.empty());
    }

    /** The same, each key times its weight: one a position and picture. */
    void add(NDArray input, NDArray weights) {
        add(input, Optional.of(weights));
    }

    @SuppressWarnings("try") // a scope only has to end
    private void add(NDArray input, Optional<NDArray> weights) {
        try (Scope whole = new Scope()) {
            NDArray rows = Network.Seen.positions(input);
            long count = rows.getShape().get(0);
            for (long from = 0; from < count; from += ROWS) {
                addRows(rows, weights, from + ":" + Math.min(count, from + ROWS));
            }
            keys += count;
        }
    }

    @SuppressWarnings("try")
    private void addRows(NDArray rows, Optional<NDArray> weights, String which) {
        try (Scope scope = new Scope()) {
            NDArray wide = rows.get(which).toType(DataType.FLOAT64, false);
            NDArray some = weights.map(all -> wide.mul(
                            all.get(which).toType(DataType.FLOAT64, false).reshape(-1, 1)))
                    .orElse(wide);
            products.addi(some.transpose().matMul(some));
            sum.addi(some.sum(new int[] {0}));
        }
    }

    NDArray products() {
        return products;
    }

    NDArray sum() {
        return sum;
    }

    /** The means of what was added: at least one key. The sums are theirs from then on. */
    SecondMoment means() {
        if (keys == 0) {
            throw new IllegalStateException("no key to take the mean of");
        }
        products.divi((double) keys);
        sum.divi((double) keys);
        return new SecondMoment(products, sum);
    }
}
