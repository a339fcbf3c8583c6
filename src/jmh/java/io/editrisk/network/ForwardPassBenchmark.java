package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * small-vgg over a batch of 50 pictures on one thread, logits on the Java side at the end.
 * src/jmh/reference/forward.py does the same in Python, src/jmh/reference/compare.sh sets both beside each other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ForwardPassBenchmark {

    private static final int BATCH = 50;
    private static final String CUT = "features.11";

    private final Network network = new Network(Architectures.named("small-vgg").orElseThrow());
    private NDManager manager;
    private Weights weights;
    private NDArray batch;
    private NDArray atCut;

    @Setup
    public void load() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        weights = WeightsFile.open(Path.of("examples/models/garments.safetensors"), network.architecture())
                .load(manager);
        batch = network.architecture().preprocessing().batch(Hashed.pictures(BATCH), manager);
        atCut = network.runTo(CUT, batch, weights);
        System.out.printf(Locale.ROOT, "mean absolute logit: %.4f%n", meanAbsolute(whole()));
    }

    @TearDown
    public void free() {
        manager.close();
    }

    @Benchmark
    @SuppressWarnings("try") // a scope only has to end
    public float[] whole() {
        try (var scope = new io.editrisk.tensor.Scope()) {
            return network.run(batch, weights).toFloatArray();
        }
    }

    @Benchmark
    @SuppressWarnings("try") // a scope only has to end
    public float[] fromFeatures11() {
        try (var scope = new io.editrisk.tensor.Scope()) {
            return network.runFrom(CUT, atCut, weights).toFloatArray();
        }
    }

    private static double meanAbsolute(float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.abs(logit);
        }
        return sum / logits.length;
    }
}
