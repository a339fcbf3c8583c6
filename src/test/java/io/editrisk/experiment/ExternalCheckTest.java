package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.network.Architectures;
import io.editrisk.store.Digest;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of weights that were edited elsewhere; the weights before editing are zeros. */
class ExternalCheckTest {

    private static final String KEY = "models/edited.safetensors";
    private static final String BIAS = "classifier.0.bias";

    private @TempDir Path folder;
    private StoreFixture store;
    private NDManager manager;

    private final SampleExperiment file = new SampleExperiment()
            .with(8, "  limit: 7")
            .with(16, "  - method: external")
            .with(17, "    weights: " + KEY)
            .without(18)
            .without(19);

    @BeforeEach
    void fill() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        store = new StoreFixture(folder);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private NDArray bias(float... values) {
        return manager.create(values);
    }

    private void put(Map<String, NDArray> tensors) {
        store.home.put(KEY, Safetensors.encode(tensors));
    }

    @Test
    void someTensorsAreAnEditThatGoesByItsDigest() throws IOException {
        put(Map.of(BIAS, bias(0, 1, 0)));

        Materials materials = ((Checked.Fits) store.check(file)).materials();

        assertThat(materials.external()).containsExactly(Map.entry(KEY, Digest.of(store.home.read(KEY))));
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFileThatIsNotThereIsNamedWhereItIsAskedFor() {
        assertThat(store.misfits(file))
                .containsExactly(
                        "17:14: there is no '" + KEY + "' in bucket home; expected a safetensors file under that key");
    }

    @Test
    void aFileOfNoTensorsThatCanBeReadIsRefused() {
        store.home.put(KEY, "not weights".getBytes(StandardCharsets.UTF_8));

        assertThat(store.misfits(file)).singleElement().asString().startsWith("17:14: edited.safetensors");
    }

    @Test
    void anotherArchitecturesTensorsAreRefused() {
        Map<String, NDArray> vit = new LinkedHashMap<>();
        Architectures.named("small-vit")
                .orElseThrow()
                .tensors(3)
                .forEach((name, shape) -> vit.put(
                        name,
                        manager.ones(new Shape(
                                shape.stream().mapToLong(Long::longValue).toArray()))));
        put(vit);

        assertThat(store.misfits(file))
                .containsExactly(
                        "17:14: edited.safetensors does not fit small-vgg: tensor cls_token is not one of its tensors");
    }

    @Test
    void anotherShapeIsRefused() {
        put(Map.of(BIAS, bias(1, 2, 3, 4)));

        assertThat(store.misfits(file))
                .containsExactly("17:14: edited.safetensors does not fit small-vgg: tensor " + BIAS
                        + " has the shape [4], not [3]");
    }

    @Test
    void whatIsNotANumberIsRefused() {
        put(Map.of(BIAS, bias(0, Float.NaN, 0)));

        assertThat(store.misfits(file))
                .singleElement()
                .asString()
                .startsWith("17:14: edited.safetensors")
                .contains("NaN");
    }

    @Test
    void whatChangesNothingIsNoEdit() {
        put(Map.of(BIAS, bias(0, 0, 0)));

        assertThat(store.misfits(file))
                .containsExactly(
                        "17:14: edited.safetensors changes nothing: every tensor is as in the original weights");

        file.with(17, "    delta: " + KEY);
        assertThat(store.misfits(file))
                .containsExactly(
                        "17:12: edited.safetensors changes nothing: every tensor is as in the original weights");
    }

    @Test
    void aDifferenceOfAnotherShapeIsRefusedAtItsOwnKey() {
        file.with(17, "    delta: " + KEY);
        put(Map.of(BIAS, bias(1)));

        assertThat(store.misfits(file))
                .containsExactly("17:12: edited.safetensors does not fit small-vgg: tensor " + BIAS
                        + " has the shape [1], not [3]");
    }
}
