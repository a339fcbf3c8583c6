package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.StridedNetwork;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a low-rank edit adds to a weight. */
class LowRankTermTest {

    private static final Network NETWORK = new Network(new StridedNetwork());

    private NDManager manager;
    private Weights original;

    @BeforeEach
    void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = DrawnNetwork.weights(new StridedNetwork(), 4, manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"conv2, 3", "conv1, 1", "fc1, 5"})
    void theDeltaOfATrialHasTheStatedRank(String layer, int rank, @TempDir Path folder) throws IOException {
        List<Pair> pairs = Reference.pairs(2, 12);
        // a label that the network does not give, so that the edit can only gain
        List<Sample> validation = pairs.stream()
                .map(pair -> new Sample(pair.key(), pair.identity(), pair.label(), pair.modified()))
                .toList();
        TrialResult result = EditingImages.trial(NETWORK, original, pairs, validation)
                .run(spec("direct-low-rank", layer, new LowRank(rank, 0.02)));

        assertThat(result.outcome()).isEqualTo(Outcome.IMPROVED);
        Path file = Files.write(
                folder.resolve("delta.safetensors"),
                result.delta().orElseThrow().file());
        Map<String, NDArray> edited = Safetensors.load(file, manager);
        assertThat(edited).containsOnlyKeys(layer + ".weight");
        double[] values = singularValues(edited.get(layer + ".weight").sub(original.get(layer + ".weight")));
        assertThat(values[rank - 1]).isGreaterThan(1e-3);
        assertThat(values[rank]).isLessThan(1e-5);
    }

    @Test
    void aConvolutionChangesAtTheCentreOfItsKernelOnly() {
        LowRankTerm term = new LowRankTerm("conv2.weight", new LowRank(2, 0.02), 5);

        NDArray moved = term.tensors(term.start(original, manager), original)
                .get("conv2.weight")
                .sub(original.get("conv2.weight"));

        float[] values = moved.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i] != 0).as("element %d", i).isEqualTo(i % 25 == 12);
        }
    }

    @Test
    void whatItBeginsWithIsNormalAndDependsOnTheSeedAlone() {
        Map<String, NDArray> start = new LowRankTerm("fc1.weight", new LowRank(24, 0.5), 5).start(original, manager);
        Map<String, NDArray> again = new LowRankTerm("fc1.weight", new LowRank(24, 0.5), 5).start(original, manager);
        Map<String, NDArray> other = new LowRankTerm("fc1.weight", new LowRank(24, 0.5), 6).start(original, manager);

        assertThat(start).containsOnlyKeys("u", "v").allSatisfy((name, drawn) -> {
            assertThat(again.get(name)).isEqualTo(drawn);
            assertThat(other.get(name)).isNotEqualTo(drawn);
            // 500 draws and more: a mean and a deviation farther off are three in a thousand
            assertThat((double) drawn.mean().getFloat()).isCloseTo(0, within(0.067));
            assertThat(Math.sqrt(drawn.square().mean().getFloat())).isCloseTo(0.5, within(0.047));
        });
        assertThat(start.get("u")).isNotEqualTo(start.get("v"));
    }

    static TrialSpec spec(String method, String layer, LowRank form) {
        return new TrialSpec(
                0,
                method,
                Optional.of(layer),
                0.3,
                Optional.of(Target.FROZEN),
                Optional.of(form),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                30,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /** Those of a matrix [m,n], or of a convolution's [m,n,K,K] as [m,n·K·K]; descending. */
    static double[] singularValues(NDArray tensor) {
        float[] values = tensor.toFloatArray();
        int rows = Math.toIntExact(tensor.getShape().get(0));
        int columns = values.length / rows;
        RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.setEntry(i / columns, i % columns, values[i]);
        }
        return new SingularValueDecomposition(matrix).getSingularValues();
    }
}
