package io.editrisk.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import io.editrisk.network.PassCost;
import io.editrisk.network.Precision;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast an architecture runs here, on weights that are drawn. */
final class MeasuredRate {

    private static final int LEAST_BATCHES = 3;

    private final Network network;
    private final Architecture architecture;

    MeasuredRate(Architecture architecture, Precision precision) {
        this.architecture = architecture;
        network = new Network(architecture, precision.requireSupported());
    }

    /**
     * Runs batches of the size that evaluation has, on all cores: one that is not counted, then more until the time is over,
     * three at least.
     *
     * @return multiplications and additions a second
     */
    double of(Duration time) {
        TensorEngine.enter();
        int before = TensorEngine.threadsPerOperation();
        TensorEngine.threadsPerOperation(Runtime.getRuntime().availableProcessors());
        try (NDManager manager = TensorEngine.manager()) {
            int size = architecture.preprocessing().size();
            int batch = PictureBatches.size(architecture.preprocessing());
            NDArray pictures = manager.randomNormal(0, 1, new Shape(batch, 3, size, size), DataType.FLOAT32);
            Weights weights = drawn(manager);
            run(pictures, weights);
            long begun = System.nanoTime();
            int batches = 0;
            while (batches < LEAST_BATCHES || System.nanoTime() - begun < time.toNanos()) {
                run(pictures, weights);
                batches++;
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return (double) batches * batch * new PassCost(architecture).whole() / seconds;
        } finally {
            TensorEngine.threadsPerOperation(before);
        }
    }

    @SuppressWarnings("try") // a scope only has to end
    private void run(NDArray pictures, Weights weights) {
        try (Scope scope = new Scope()) {
            // what is computed is only sure to be there when it is asked for
            network.run(pictures, weights).toFloatArray();
        }
    }

    /** Of a scale that keeps numbers from growing or vanishing from layer to layer, which would change the time. */
    private Weights drawn(NDManager manager) {
        int classes = Math.max(1, architecture.publication().classes());
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, List<Long>> tensor :
                architecture.tensors(classes).entrySet()) {
            long[] shape = tensor.getValue().stream().mapToLong(Long::longValue).toArray();
            tensors.put(tensor.getKey(), drawn(new Shape(shape), manager));
        }
        return Weights.of(tensors);
    }

    private static NDArray drawn(Shape shape, NDManager manager) {
        if (shape.dimension() < 2) {
            return manager.ones(shape);
        }
        double inputs = (double) shape.size() / shape.get(0);
        return manager.randomNormal(0, (float) Math.sqrt(2 / inputs), shape, DataType.FLOAT32);
    }
}
