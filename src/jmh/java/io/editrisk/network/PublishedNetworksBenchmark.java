package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.TensorEngine;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A published network with drawn weights over a batch of pictures, made as evaluation makes it; the output on the Java
 * side at the end. src/jmh/reference/networks.py does the same in Python, src/jmh/reference/networks.sh sets both beside
 * each other and beside the machine's GEMM.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(1)
public class PublishedNetworksBenchmark {

    private static final int CLASSES = 1000;

    @Param({"vgg16", "vgg16-bn", "resnet-50", "vit-b-16", "clip-vit-l-14"})
    private String architecture;

    @Param("16")
    private int batch;

    @Param("1")
    private int threads;

    @Param("FLOAT32")
    private Precision precision;

    private Network network;
    private NDManager manager;
    private Weights weights;
    private NDArray pictures;

    @Setup
    public void draw() {
        TensorEngine.enter();
        TensorEngine.threadsPerOperation(threads);
        manager = TensorEngine.manager();
        network = new Network(Architectures.named(architecture).orElseThrow(), precision);
        // CLIP's vision tower has no head of its own: its features come out
        int classes = network.architecture().texts().isPresent() ? 0 : CLASSES;
        weights = Hashes.weights(network.architecture().tensors(classes), manager);
        Preprocessing preprocessing = network.architecture().preprocessing().unresized();
        pictures = preprocessing.batch(Hashed.pictures(batch, preprocessing.size()), manager);
        System.out.printf(Locale.ROOT, "operations %s %d%n", architecture, operations());
        System.out.printf(Locale.ROOT, "output %s editrisk %.5f%n", architecture, meanAbsolute(run()));
    }

    @TearDown
    public void free() {
        manager.close();
    }

    @Benchmark
    @SuppressWarnings("try") // a scope only has to end
    public float[] run() {
        try (var scope = new io.editrisk.tensor.Scope()) {
            return network.run(pictures, weights).toFloatArray();
        }
    }

    /** Multiplications and additions for one picture, as {@code editrisk layers} counts them. */
    private long operations() {
        AtomicLong operations = new AtomicLong();
        int size = network.architecture().preprocessing().size();
        Shape shape = new Shape(1, 3, size, size);
        for (Layer layer : network.architecture().layers()) {
            shape = layer.walk(shape, (part, input) -> operations.addAndGet(part.operations(input)));
        }
        return operations.get();
    }

    private static double meanAbsolute(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        return sum / values.length;
    }
}
