package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import io.editrisk.network.DecodedPictures;
import io.editrisk.network.Hashed;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.network.WeightsFile;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** Eleven points of an edit at features.11 over 300 pictures: the sweep against a whole pass for each point. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AlphaSweepBenchmark {

    private static final List<Double> ALPHAS =
            IntStream.rangeClosed(0, 10).mapToObj(i -> i / 10.0).toList();

    private final Network network = new Network(Architectures.named("small-vgg").orElseThrow());
    private final List<RgbImage> pictures = Hashed.pictures(300);
    private final Map<String, NDArray> edited = new LinkedHashMap<>();
    private NDManager manager;
    private Weights original;

    @Setup
    public void load() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = WeightsFile.open(Path.of("examples/models/garments.safetensors"), network.architecture())
                .load(manager);
        network.tensorsOf("features.11")
                .forEach(name -> edited.put(name, original.get(name).mul(1.1)));
    }

    @TearDown
    public void free() {
        manager.close();
    }

    @Benchmark
    public List<int[]> sweep() {
        try (AlphaSweep sweep = new AlphaSweep(network, original, edited, ALPHAS)) {
            return sweep.predict(DecodedPictures.of(pictures), List.of());
        }
    }

    @Benchmark
    public List<int[]> wholePasses() {
        List<int[]> predictions = new ArrayList<>();
        WeightLine line = new WeightLine(original, edited);
        for (double alpha : ALPHAS) {
            try (NDManager ofPoint = TensorEngine.manager()) {
                predictions.add(pass(line.at(alpha, ofPoint)));
            }
        }
        return predictions;
    }

    @SuppressWarnings("try") // a scope only has to end
    private int[] pass(Weights point) {
        int[] predictions = new int[pictures.size()];
        for (PictureBatches.Batch batch :
                PictureBatches.of(pictures, network.architecture().preprocessing())) {
            try (var scope = new io.editrisk.tensor.Scope()) {
                NDArray input = network.architecture().preprocessing().batch(batch.pictures(), manager);
                int[] classes = Predictions.of(network.run(input, point), batch.count());
                System.arraycopy(classes, 0, predictions, batch.from(), batch.count());
            }
        }
        return predictions;
    }
}
