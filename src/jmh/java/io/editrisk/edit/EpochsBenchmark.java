package io.editrisk.edit;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Pair;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import io.editrisk.network.Hashed;
import io.editrisk.network.Hashes;
import io.editrisk.network.Network;
import io.editrisk.network.PassCost;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
 * An epoch of one step of an edit of a published network, after the first: what comes before the edited layer is kept.
 * src/jmh/reference/epochs.sh sets it beside the same step of PyTorch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class EpochsBenchmark {

    private static final int CLASSES = 1000;
    private static final int WEIGHT_AND_BIAS = 2;

    /** A method, a network and the layer or block that is edited. */
    @Param("local-fine-tuning:vgg16:features.28")
    private String edit;

    @Param("16")
    private int batch;

    @Param("1")
    private int threads;

    private NDManager manager;
    private Training training;

    @Setup
    public void draw() {
        TensorEngine.enter();
        TensorEngine.threadsPerOperation(threads);
        manager = TensorEngine.manager();
        String[] words = edit.split(":");
        TrainedMethod method = EditingMethods.trained(words[0]).orElseThrow();
        Network network = new Network(Architectures.named(words[1]).orElseThrow());
        TrialSpec spec = spec(method, words[0], words[2]);
        System.out.printf(Locale.ROOT, "counted %s - %.2f%n", edit, counted(network, words[2], method.takesTarget()));
        Weights weights = Hashes.weights(network.architecture().tensors(CLASSES), manager);
        Cut cut = Cut.before(method.trained(network, spec), network, spec);
        TrainingSet pairs = EditingImages.kept(cut, pairs(network), method.takesTarget(), weights, manager);
        Given given = new Given(network, weights, pairs, Optional.empty(), manager);
        training = new Training(spec, given, method.parametrisation(given, spec));
    }

    private static TrialSpec spec(TrainedMethod method, String name, String layer) {
        return new TrialSpec(
                0,
                name,
                Optional.of(layer),
                1e-6,
                method.takesTarget() ? Optional.of(Target.FROZEN) : Optional.empty(),
                Optional.of(new LowRank(1, 0.02, Optional.empty())),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                1,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private List<Pair> pairs(Network network) {
        List<RgbImage> pictures = Hashed.pictures(
                2 * batch, network.architecture().preprocessing().size());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            String key = Integer.toString(i);
            pairs.add(new Pair(key, key, i, pictures.get(2 * i), pictures.get(2 * i + 1), Optional.empty()));
        }
        return pairs;
    }

    /**
     * Operations of PyTorch's step by ours: it runs the whole network forward, of x too where features are compared. Backward,
     * what lies behind the first trained weight costs once more, and the trained matrices of a block once again.
     */
    private static double counted(Network network, String layer, boolean compares) {
        PassCost pass = new PassCost(network.architecture());
        List<String> tensors = network.tensorsOf(layer);
        long forward = compares ? pass.between(layer, layer) : pass.from(layer);
        long backward = forward + (tensors.size() > WEIGHT_AND_BIAS ? pass.of(Set.copyOf(tensors)) : 0);
        return (double) ((compares ? 2 : 1) * pass.whole() + backward) / (forward + backward);
    }

    @TearDown
    public void free() {
        manager.close();
    }

    @Benchmark
    public double epoch() {
        return training.epoch(1, List.of(IntStream.range(0, batch).toArray()));
    }
}
