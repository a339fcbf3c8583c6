package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import io.editrisk.network.DecodedPictures;
import io.editrisk.network.Hashed;
import io.editrisk.network.Hashes;
import io.editrisk.network.Network;
import io.editrisk.network.PassCost;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * Eleven points of an edit of a published network over a batch of pictures. src/jmh/reference/sweeps.sh sets it beside eleven
 * passes of PyTorch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PublishedSweepsBenchmark {

    private static final int CLASSES = 1000;
    private static final List<Double> ALPHAS =
            IntStream.rangeClosed(0, 10).mapToObj(i -> i / 10.0).toList();

    /** A network and the layer or block that is edited. */
    @Param({"vgg16:features.28", "vit-b-16:encoder.layers.encoder_layer_11"})
    private String edited;

    @Param("16")
    private int batch;

    @Param("1")
    private int threads;

    private Network network;
    private NDManager manager;
    private Weights weights;
    private Map<String, NDArray> changed;
    private List<RgbImage> pictures;

    @Setup
    public void draw() {
        TensorEngine.enter();
        TensorEngine.threadsPerOperation(threads);
        manager = TensorEngine.manager();
        String[] words = edited.split(":");
        network = new Network(Architectures.named(words[0]).orElseThrow());
        weights = Hashes.weights(network.architecture().tensors(CLASSES), manager);
        changed = new LinkedHashMap<>();
        network.tensorsOf(words[1])
                .forEach(name -> changed.put(name, weights.get(name).mul(1.1)));
        pictures = Hashed.pictures(batch, network.architecture().preprocessing().size());
        PassCost pass = new PassCost(network.architecture());
        long sweep = pass.before(words[1]) + ALPHAS.size() * pass.from(words[1]);
        System.out.printf(Locale.ROOT, "counted %s - %.2f%n", edited, (double) ALPHAS.size() * pass.whole() / sweep);
    }

    @TearDown
    public void free() {
        manager.close();
    }

    @Benchmark
    public List<int[]> sweep() {
        try (AlphaSweep sweep = new AlphaSweep(network, weights, changed, ALPHAS)) {
            return sweep.predict(DecodedPictures.of(pictures), List.of());
        }
    }
}
