package io.editrisk.network;

import static io.editrisk.network.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.Ops;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** small-vgg against PyTorch: src/test/reference/network.py made the values. */
class NetworkTest {

    private static final Architecture ARCHITECTURE =
            Architectures.named("small-vgg").orElseThrow();
    private static final Network NETWORK = new Network(ARCHITECTURE);
    private static final long[] LABELS = {3, 1, 4, 1};

    private static NDManager manager;
    private static Map<String, NDArray> reference;
    private static Weights weights;

    @BeforeAll
    static void load() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        reference = Safetensors.load(Path.of("src/test/resources/reference/network.safetensors"), manager);
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        ARCHITECTURE.tensors(10).keySet().forEach(name -> tensors.put(name, reference.get("weights." + name)));
        weights = Weights.of(tensors);
    }

    @AfterAll
    static void free() {
        manager.close();
    }

    @Test
    void logitsAreThoseOfPyTorch() {
        assertClose(NETWORK.run(reference.get("input"), weights), reference.get("logits"), 1e-5);
    }

    @Test
    void featuresAreThoseOfPyTorchAfterTheNonlinearity() {
        for (String layer : List.of("features.11", "features.18")) {
            NDArray input = NETWORK.runTo(layer, reference.get("input"), weights);

            assertClose(NETWORK.features(layer, layer, input, weights), reference.get(layer), 1e-5);
        }
    }

    @Test
    void runningToALayerAndOnFromItIsTheWholeToTheLastBit() {
        float[] whole = NETWORK.run(reference.get("input"), weights).toFloatArray();

        for (String layer : ARCHITECTURE.editableLayers()) {
            NDArray input = NETWORK.runTo(layer, reference.get("input"), weights);

            assertThat(NETWORK.runFrom(layer, input, weights).toFloatArray())
                    .as(layer)
                    .containsExactly(whole);
        }
    }

    @Test
    void tensorsToALayerAreThoseItsFeaturesComeFrom() {
        Network resNet = network("resnet-50");

        assertThat(resNet.tensorsTo("conv1")).containsExactly("conv1.weight", "bn1.weight", "bn1.bias");
        assertThat(resNet.tensorsTo("layer1.0.conv2"))
                .endsWith("layer1.0.bn1.bias", "layer1.0.conv2.weight", "layer1.0.bn2.weight", "layer1.0.bn2.bias");
        assertThat(resNet.tensorsTo("layer1.0.conv3")).noneMatch(name -> name.contains("downsample"));
        assertThat(resNet.tensorsTo("layer1.0.downsample.0")).noneMatch(name -> name.contains("layer1.0.conv"));
        assertThat(resNet.tensorsTo("layer1.1.conv1")).contains("layer1.0.downsample.0.weight");
        assertThat(network("small-vit").tensorsTo("patch_embed.proj"))
                .containsExactly("patch_embed.proj.weight", "patch_embed.proj.bias");
    }

    @Test
    void tensorsFromALayerAreItsOwnAndThoseOfAllAfterIt() {
        Network resNet = network("resnet-50");

        assertThat(resNet.tensorsFrom("fc")).containsExactly("fc.weight", "fc.bias");
        assertThat(resNet.tensorsFrom("layer4.2.conv3"))
                .containsExactly(
                        "layer4.2.conv3.weight", "layer4.2.bn3.weight", "layer4.2.bn3.bias", "fc.weight", "fc.bias");
        assertThat(resNet.tensorsFrom("layer4.0.conv2")).noneMatch(name -> name.contains("downsample"));
        assertThat(resNet.tensorsFrom("conv1")).containsExactlyInAnyOrderElementsOf(resNet.trainable());
        Network vit = network("small-vit");
        assertThat(vit.tensorsFrom("patch_embed.proj")).containsExactlyInAnyOrderElementsOf(vit.trainable());
    }

    private static Network network(String architecture) {
        return new Network(Architectures.named(architecture).orElseThrow());
    }

    @Test
    void whatGoesInAndOutOfALayerCanBeSeen() {
        NDArray input = NETWORK.runTo("features.18", reference.get("input"), weights);

        Network.Seen seen = NETWORK.see("features.18", input, weights);

        NDArray normalised = Ops.frozenBatchNorm(
                seen.output(),
                weights.get("features.19.weight"),
                weights.get("features.19.bias"),
                weights.get("features.19.running_mean"),
                weights.get("features.19.running_var"));
        assertThat(seen.input().toFloatArray()).containsExactly(input.toFloatArray());
        assertClose(Ops.relu(normalised), reference.get("features.18"), 1e-5);
    }

    @Test
    void positionsOfAConvolutionAreVectorsOfItsChannels() {
        NDArray tensor =
                manager.arange(2 * 3 * 2 * 2).toType(DataType.FLOAT32, true).reshape(2, 3, 2, 2);

        NDArray positions = Network.Seen.positions(tensor);

        assertThat(positions.getShape()).isEqualTo(new Shape(8, 3));
        assertThat(positions.get(5).toFloatArray()).containsExactly(13, 17, 21);
    }

    @Test
    void gradientsAreThoseOfPyTorch() {
        List<String> names =
                List.of("features.18.bias", "features.1.weight", "classifier.0.weight", "features.0.weight");

        Gradients gradients = gradients(names);

        for (int i = 0; i < names.size(); i++) {
            assertClose(gradients.gradients().get(i), reference.get("gradient." + names.get(i)), 1e-4);
        }
    }

    @Test
    void gradientsAreTheSlopesOfTheLoss() {
        Gradients gradients = gradients(List.of("classifier.0.bias"));
        float step = 1e-2f;
        NDArray bias = weights.get("classifier.0.bias");
        for (int i = 0; i < 10; i++) {
            float[] nudge = new float[10];
            nudge[i] = step;
            float up = loss(weights.with(Map.of("classifier.0.bias", bias.add(manager.create(nudge)))));
            float down = loss(weights.with(Map.of("classifier.0.bias", bias.sub(manager.create(nudge)))));

            assertThat((up - down) / (2 * step))
                    .isCloseTo(gradients.gradients().get(0).getFloat(i), within(2e-3f));
        }
    }

    @Test
    void gradientsLeaveNothingBehind() {
        gradients(List.of("features.18.bias"));
        float[] once = gradients(List.of("features.18.bias")).gradients().get(0).toFloatArray();
        float[] again =
                gradients(List.of("features.18.bias")).gradients().get(0).toFloatArray();

        assertThat(again).containsExactly(once);
        assertThat(weights.get("features.18.bias").hasGradient()).isFalse();
    }

    @Test
    void replacingATensorSharesTheOthers() {
        NDArray bias = weights.get("features.18.bias").zerosLike();

        Weights edited = weights.with(Map.of("features.18.bias", bias));

        assertThat(edited.get("features.18.bias")).isSameAs(bias);
        assertThat(edited.get("features.0.weight")).isSameAs(weights.get("features.0.weight"));
        assertThat(List.copyOf(edited.names())).isEqualTo(List.copyOf(weights.names()));
    }

    @Test
    void theFirstLayerWithATensorIsFoundInForwardOrder() {
        assertThat(NETWORK.firstWith(Set.of("classifier.0.bias", "features.12.weight")))
                .isEqualTo("features.12");
    }

    @Test
    void anUnknownLayerIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> NETWORK.runTo("features.99", reference.get("input"), weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features.99")
                .hasMessageContaining("features.18");
    }

    private Gradients gradients(List<String> names) {
        List<NDArray> parameters = new ArrayList<>();
        Map<String, NDArray> leaves = new LinkedHashMap<>();
        for (String name : names) {
            NDArray leaf = weights.get(name).duplicate();
            parameters.add(leaf);
            leaves.put(name, leaf);
        }
        Weights trained = weights.with(leaves);
        return Gradients.of(
                parameters,
                () -> Ops.crossEntropy(NETWORK.run(reference.get("input"), trained), manager.create(LABELS)));
    }

    private float loss(Weights some) {
        return Ops.crossEntropy(NETWORK.run(reference.get("input"), some), manager.create(LABELS))
                .getFloat();
    }
}
