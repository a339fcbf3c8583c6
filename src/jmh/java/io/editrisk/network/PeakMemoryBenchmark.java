package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
 * How much memory it takes to load a network from a file and to run batches of pictures: what the process had at most when
 * the weights were loaded and at the end, by Linux's count, beside the weights' own size. Run:
 * {@code ./mvnw -q -Pbenchmark test-compile exec:java -Dexec.args="PeakMemory"}. The lines that count begin with "peak".
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx128m") // so that what else there is, is native
public class PeakMemoryBenchmark {

    private static final int CLASSES = 1000;
    private static final int BATCHES = 2;

    @Param("vit-l-16")
    private String architecture;

    @Param("16")
    private int batch;

    private Network network;
    private Path file;
    private long bytes;

    @Setup
    public void write() throws IOException {
        network = new Network(Architectures.named(architecture).orElseThrow());
        file = Files.createTempFile("weights", ".safetensors");
        bytes = DrawnWeights.write(network.architecture(), CLASSES, file);
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    @SuppressWarnings("try") // a scope only has to end
    public float[] loadAndRun() throws IOException {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            report("the engine alone");
            Weights weights = WeightsFile.open(file, network.architecture()).load(manager);
            report("weights loaded");
            Preprocessing preprocessing = network.architecture().preprocessing().unresized();
            NDArray pictures = preprocessing.batch(Hashed.pictures(batch, preprocessing.size()), manager);
            float[] logits = {};
            for (int i = 0; i < BATCHES; i++) {
                try (var scope = new io.editrisk.tensor.Scope()) {
                    logits = network.run(pictures, weights).toFloatArray();
                }
            }
            report(BATCHES + " batches of " + batch + " run");
            return logits;
        }
    }

    private void report(String when) throws IOException {
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        long resident = Long.parseLong(peak.replaceAll("\\D", "")) >> 10;
        System.out.printf(
                Locale.ROOT, "peak, %s: %d MiB; the weights of %s are %d%n", when, resident, architecture, bytes >> 20);
    }
}
