package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against PyTorch: src/test/reference/ops.py made the values. */
class OpsTest {

    private NDManager manager;
    private Map<String, NDArray> reference;

    @BeforeEach
    void load() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        reference = Safetensors.load(Path.of("src/test/resources/reference/ops.safetensors"), manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void convolutionTakesStrideAndPadding() {
        assertClose(
                Ops.convolution(get("x"), get("kernel"), get("bias"), new ConvolutionShape(1, 1)), "convolution.1.1");
        assertClose(
                Ops.convolution(get("x"), get("kernel"), get("bias"), new ConvolutionShape(2, 0)), "convolution.2.0");
    }

    @Test
    void channelsLastInMemoryChangesNothing() {
        NDArray last = get("x").transpose(0, 2, 3, 1).duplicate().transpose(0, 3, 1, 2);

        assertClose(Ops.convolution(last, get("kernel"), get("bias"), new ConvolutionShape(1, 1)), "convolution.1.1");
        assertClose(Ops.maxPool(last), "max-pool");
        assertClose(Ops.spatialMean(last), "spatial-mean");
        assertClose(
                Ops.frozenBatchNorm(last, get("scale"), get("shift"), get("mean"), get("variance")),
                "frozen-batch-norm");
    }

    @Test
    void convolutionTakesAnyNumberOfChannelsForwardAndBackward() {
        NDArray x = get("many.x");
        NDArray kernel = get("many.kernel");

        assertClose(Ops.convolution(x, kernel, get("many.bias"), new ConvolutionShape(1, 1)), "many.convolution");
        Gradients gradients = Gradients.of(
                List.of(x, kernel),
                () -> Ops.convolution(x, kernel, get("many.bias"), new ConvolutionShape(1, 1))
                        .square()
                        .sum());

        assertClose(gradients.gradients().get(0), "many.x.gradient");
        assertClose(gradients.gradients().get(1), "many.kernel.gradient");
    }

    @Test
    void frozenBatchNormLeavesItsStatisticsAsTheyAre() {
        float[] mean = get("mean").toFloatArray();
        float[] variance = get("variance").toFloatArray();

        assertClose(
                Ops.frozenBatchNorm(get("x"), get("scale"), get("shift"), get("mean"), get("variance")),
                "frozen-batch-norm");

        assertThat(get("mean").toFloatArray()).containsExactly(mean);
        assertThat(get("variance").toFloatArray()).containsExactly(variance);
    }

    @Test
    void trainingBatchNormMovesItsStatisticsTowardsTheBatchs() {
        assertClose(
                Ops.trainingBatchNorm(get("x"), get("scale"), get("shift"), get("mean"), get("variance")),
                "training-batch-norm");

        assertClose(get("mean"), "mean-after");
        assertClose(get("variance"), "variance-after");
    }

    @Test
    void reluPoolMeanAndLinearAreThoseOfPyTorch() {
        assertClose(Ops.relu(get("x")), "relu");
        assertClose(Ops.maxPool(get("x")), "max-pool");
        assertClose(Ops.spatialMean(get("x")), "spatial-mean");
        assertClose(Ops.linear(get("spatial-mean"), get("matrix"), get("offset")), "linear");
    }

    @Test
    void lossesAreThoseOfPyTorchAlsoForConfidentMistakes() {
        NDArray labels = manager.create(new long[] {0, 1, 2, 0, 1});
        NDArray flipped = get("x").flip(0);

        assertClose(Ops.crossEntropy(get("logits"), labels), "cross-entropy");
        assertClose(Ops.meanSquaredError(get("x"), flipped), "mean-squared-error");
        assertThat(Ops.meanSquaredError(flipped, flipped).getFloat()).isZero();
    }

    @Test
    void predictionsAreTheClassesOfTheLargestLogits() {
        NDArray logits = manager.create(new float[] {1, 3, 2, -3, -2, -1}, new Shape(2, 3));

        assertThat(Ops.predictions(logits)).containsExactly(1, 2);
    }

    private NDArray get(String name) {
        return reference.get(name);
    }

    private void assertClose(NDArray got, String name) {
        float[] values = got.toFloatArray();
        float[] expected = get(name).toFloatArray();
        assertThat(got.getShape()).isEqualTo(get(name).getShape());
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i])
                    .as("%s[%d]", name, i)
                    .isCloseTo(expected[i], within(1e-5f * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
