package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.Ops;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that compute in bfloat16, beside themselves in float32. */
class PrecisionTest {

    /** Eight bits of precision, and as many layers to lose some in. */
    private static final double TOLERANCE = 0.05;

    private NDManager manager;

    @BeforeEach
    void start() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({
        "small-vgg, 10, features.11",
        "small-vit, 10, blocks.2.attn.qkv",
        "small-clip, 5, visual.transformer.resblocks.1",
        "resnet-50, 10, layer2.1.conv2"
    })
    @SuppressWarnings("try") // a scope only has to end
    void logitsAreTheSameToTwoDigitsAndFloat32OutsideAndCutOrWhole(String name, int classes, String layer) {
        Architecture architecture = Architectures.named(name).orElseThrow();
        Network exact = new Network(architecture);
        Network brief = new Network(architecture, Precision.BFLOAT16);
        Weights weights = Hashes.weights(architecture.tensors(classes), manager);
        try (Scope scope = new Scope()) {
            NDArray pictures = Hashes.pictures(architecture.preprocessing().size(), manager);

            float[] logits = brief.run(pictures, weights).toFloatArray();

            NDArray expected = exact.run(pictures, weights);
            assertThat(logits).isNotEqualTo(expected.toFloatArray());
            Closeness.assertClose(manager.create(logits, expected.getShape()), expected, TOLERANCE);
            NDArray cut = brief.runTo(layer, pictures, weights);
            assertThat(brief.runFrom(layer, cut, weights).toFloatArray()).containsExactly(logits);
        }
    }

    @Test
    @SuppressWarnings("try")
    void whatIsEditedIsNotWhatWasLoaded() {
        Network brief = new Network(DrawnNetwork.ARCHITECTURE, Precision.BFLOAT16);
        Weights weights = DrawnNetwork.weights(3, manager);
        NDArray pictures = DrawnNetwork.ARCHITECTURE.preprocessing().batch(DrawnNetwork.pictures(3, 2), manager);
        try (Scope scope = new Scope()) {
            float[] before = brief.run(pictures, weights).toFloatArray();
            Weights edited = weights.with(Map.of(
                    "features.11.weight", weights.get("features.11.weight").mul(2)));

            assertThat(brief.run(pictures, edited).toFloatArray()).isNotEqualTo(before);
            assertThat(brief.run(pictures, weights).toFloatArray()).containsExactly(before);
        }
    }

    @Test
    @SuppressWarnings("try")
    void whatIsSeenOfALayerIsFloat32() {
        Network brief = new Network(DrawnNetwork.ARCHITECTURE, Precision.BFLOAT16);
        Weights weights = DrawnNetwork.weights(3, manager);
        NDArray pictures = DrawnNetwork.ARCHITECTURE.preprocessing().batch(DrawnNetwork.pictures(3, 2), manager);
        try (Scope scope = new Scope()) {
            NDArray input = brief.runTo("features.11", pictures, weights);

            assertThat(brief.features("features.11", "features.11", input, weights)
                            .getDataType())
                    .isEqualTo(DataType.FLOAT32);
            assertThat(brief.see("features.11", input, weights).output().getDataType())
                    .isEqualTo(DataType.FLOAT32);
        }
    }

    @Test
    @SuppressWarnings("try")
    void gradientsAreThoseOfFloat32() {
        Network brief = new Network(DrawnNetwork.ARCHITECTURE, Precision.BFLOAT16);
        Weights weights = DrawnNetwork.weights(3, manager);
        NDArray pictures = DrawnNetwork.ARCHITECTURE.preprocessing().batch(DrawnNetwork.pictures(3, 4), manager);
        NDArray labels = manager.create(new long[] {0, 1, 2, 3});
        List<NDArray> trained = List.of(weights.get("features.15.weight"));
        try (Scope scope = new Scope()) {
            Gradients exact =
                    Gradients.of(trained, () -> Ops.crossEntropy(DrawnNetwork.NETWORK.run(pictures, weights), labels));

            Gradients found = Gradients.of(trained, () -> Ops.crossEntropy(brief.run(pictures, weights), labels));

            assertThat(found.loss()).isEqualTo(exact.loss());
            assertThat(found.gradients().get(0).toFloatArray())
                    .containsExactly(exact.gradients().get(0).toFloatArray());
        }
    }
}
