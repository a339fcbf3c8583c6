package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A weights file fits an architecture, or is refused in one line that names file and tensor. */
class WeightsFileTest {

    private static final Architecture SMALL_VGG =
            Architectures.named("small-vgg").orElseThrow();
    private static final String COUNT = "features.1.num_batches_tracked";

    @TempDir
    private Path folder;

    private final Map<String, List<Long>> shapes = new LinkedHashMap<>(SMALL_VGG.tensors(3));
    private final Map<String, String> types = new LinkedHashMap<>();

    @Test
    void theCountsThatPublishedBatchNormsKeepAreLeftAlone() throws IOException {
        shapes.put(COUNT, List.of());
        types.put(COUNT, "I64");
        TensorEngine.enter();

        assertThat(checked()).isEqualTo(3);
        try (NDManager manager = TensorEngine.manager()) {
            assertThat(WeightsFile.open(file(), SMALL_VGG).load(manager).names())
                    .containsExactlyElementsOf(SMALL_VGG.tensors(3).keySet());
        }
    }

    @Test
    void anyOtherTensorTooManyIsRefused() {
        shapes.put("num_batches", List.of());

        assertRefused("tensor num_batches is not one of its tensors");
    }

    @Test
    void aMissingTensorIsRefused() {
        shapes.remove("features.4.weight");

        assertRefused("tensor features.4.weight is missing");
    }

    @Test
    void anotherShapeIsRefused() {
        shapes.put("features.5.bias", List.of(48L, 1L));

        assertRefused("tensor features.5.bias has the shape [48, 1], not [48]");
    }

    @Test
    void aTensorOfIntegersIsRefusedWhereItIsNeeded() {
        types.put("features.5.bias", "I32");

        assertThatThrownBy(this::checked)
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessage("w.safetensors tensor features.5.bias has type I32: F64, F32, F16 and BF16 are allowed");
    }

    @Test
    void typesMayBeMixed() throws IOException {
        types.put("features.0.weight", "F16");
        types.put("features.5.bias", "BF16");
        types.put("classifier.0.weight", "F64");

        assertThat(checked()).isEqualTo(3);
    }

    private void assertRefused(String said) {
        assertThatThrownBy(this::checked)
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessage("w.safetensors does not fit small-vgg: " + said);
    }

    private int checked() throws IOException {
        WeightsFile opened = WeightsFile.open(file(), SMALL_VGG);
        opened.requireFinite();
        return opened.classes();
    }

    /** All zero. */
    private Path file() throws IOException {
        StringBuilder header = new StringBuilder("{");
        long end = 0;
        for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
            String type = types.getOrDefault(tensor.getKey(), "F32");
            long begin = end;
            end += Long.parseLong(type.replaceAll("\\D", ""))
                    / 8
                    * tensor.getValue().stream().reduce(1L, Math::multiplyExact);
            header.append(begin == 0 ? "" : ",")
                    .append("\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(tensor.getKey(), type, tensor.getValue(), begin, end));
        }
        byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + json.length + (int) end).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                folder.resolve("w.safetensors"),
                bytes.putLong(json.length).put(json).array());
    }
}
