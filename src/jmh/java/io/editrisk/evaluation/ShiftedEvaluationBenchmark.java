package io.editrisk.evaluation;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import io.editrisk.network.Hashed;
import io.editrisk.network.Hashes;
import io.editrisk.network.Network;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.Weights;
import io.editrisk.shift.SeededShifts;
import io.editrisk.shift.Shift;
import io.editrisk.tensor.TensorEngine;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An evaluation task of ViT-B/16 over JPEGs of 400x400 pixels, one thread an operation, as functions do it: plain, and under
 * corruptions that are made on another core while the network runs. The ratio to {@code none} says how long it waits.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class ShiftedEvaluationBenchmark {

    private static final int PICTURES = 48;
    private static final int CLASSES = 1000;
    private static final int QUALITY = 85;

    @Param({"none", "elastic_transform", "spatter", "gaussian_noise", "zoom_blur"})
    private String corruption;

    private final ImageCodec codec = new ImageCodec();
    private final Network network = new Network(Architectures.named("vit-b-16").orElseThrow());
    private AlphaSweep sweep;
    private ai.djl.ndarray.NDManager manager;
    private List<byte[]> jpegs;

    @Setup
    public void draw() {
        TensorEngine.enter();
        TensorEngine.threadsPerOperation(1);
        manager = TensorEngine.manager();
        Weights weights = Hashes.weights(network.architecture().tensors(CLASSES), manager);
        sweep = new AlphaSweep(network, weights, Map.of(), List.of(0.0));
        jpegs = Hashed.pictures(PICTURES, 400).stream()
                .map(picture -> codec.encodeJpeg(picture, QUALITY))
                .toList();
    }

    @TearDown
    public void free() {
        sweep.close();
        manager.close();
    }

    @Benchmark
    public List<int[]> evaluate() {
        List<Picture> pictures = IntStream.range(0, PICTURES)
                .mapToObj(i -> new Picture("picture " + i, unresized -> shown(i)))
                .toList();
        return sweep.predict(pictures, List.of());
    }

    private RgbImage shown(int index) {
        var preprocessing = network.architecture().preprocessing();
        RgbImage fitted = codec.decode(jpegs.get(index), preprocessing.fitting(), preprocessing.size());
        return corruption.equals("none")
                ? fitted
                : new SeededShifts(1).apply(new Shift(corruption, 3), "picture/" + index, fitted);
    }
}
