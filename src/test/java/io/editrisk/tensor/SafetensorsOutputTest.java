package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with tensors of every type, written by the Python package, with some of them replaced. */
class SafetensorsOutputTest {

    private static final Path TYPES = Path.of("src/test/resources/reference/types.safetensors");

    @TempDir
    private Path folder;

    private NDManager manager;
    private Path file;

    @BeforeEach
    void begin() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        file = folder.resolve("out.safetensors");
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private static byte[] bytes(StoredTensor tensor) throws IOException {
        byte[] all = Files.readAllBytes(tensor.file());
        return Arrays.copyOfRange(all, (int) tensor.position(), (int) tensor.end());
    }

    @Test
    void whatIsNotReplacedKeepsTypeAndBytes() throws IOException {
        SafetensorsOutput.copyOf(TYPES)
                .put("half", manager.arange(0f, 986f, 1f))
                .write(file);

        Map<String, StoredTensor> before = SafetensorsHeader.read(TYPES);
        Map<String, StoredTensor> after = SafetensorsHeader.read(file);
        assertThat(after).containsOnlyKeys(before.keySet());
        for (StoredTensor tensor : before.values()) {
            if (!tensor.name().equals("half")) {
                StoredTensor copy = after.get(tensor.name());
                assertThat(copy.type()).as(tensor.name()).isEqualTo(tensor.type());
                assertThat(copy.shape()).as(tensor.name()).isEqualTo(tensor.shape());
                assertThat(bytes(copy)).as(tensor.name()).isEqualTo(bytes(tensor));
            }
        }
    }

    @Test
    void whatIsReplacedIsExact() throws IOException {
        NDArray half = manager.arange(0f, 986f, 1f).mul(0.1f);
        NDArray wide = manager.arange(0f, 1015f, 1f).div(3f);
        NDArray matrix = manager.arange(0f, 21f, 1f).reshape(new Shape(7, 3));

        SafetensorsOutput.copyOf(TYPES)
                .put("half", half)
                .put("double", wide)
                .put("brain matrix", matrix.transpose())
                .write(file);

        Map<String, StoredTensor> after = SafetensorsHeader.read(file);
        assertThat(after.get("half").type()).as("float16 would round").isEqualTo(TensorType.F32);
        assertThat(after.get("double").type()).isEqualTo(TensorType.F64);
        Map<String, NDArray> loaded = Safetensors.load(file, List.of("half", "double", "brain matrix"), manager);
        assertThat(loaded.get("half")).isEqualTo(half);
        assertThat(loaded.get("double")).isEqualTo(wide);
        assertThat(loaded.get("brain matrix")).isEqualTo(matrix.transpose());
    }

    @Test
    void everyTensorBeginsWhereItsTypeAllows() throws IOException {
        SafetensorsOutput.copyOf(TYPES).put("mask", manager.ones(new Shape(3))).write(file);

        assertThat(SafetensorsHeader.read(file).values())
                .allSatisfy(tensor ->
                        assertThat(tensor.position() % tensor.type().bytes()).isZero());
    }

    @Test
    void whatIsSaidOfTheFileIsKeptAndAddedTo() throws IOException {
        new SafetensorsOutput()
                .put("w", manager.ones(new Shape(2)))
                .say("format", "pt")
                .write(file);
        Path second = folder.resolve("second.safetensors");

        SafetensorsOutput.copyOf(file).say("made by", "a test \"quoted\"").write(second);

        assertThat(SafetensorsHeader.metadata(second))
                .containsExactlyInAnyOrderEntriesOf(Map.of("format", "pt", "made by", "a test \"quoted\""));
        assertThat(Safetensors.load(second, manager).get("w")).isEqualTo(manager.ones(new Shape(2)));
    }

    @Test
    void theShardsOfAnIndexBecomeOneFile() throws IOException {
        new SafetensorsOutput().put("a", manager.ones(new Shape(2))).write(folder.resolve("1.safetensors"));
        new SafetensorsOutput().put("b", manager.zeros(new Shape(3))).write(folder.resolve("2.safetensors"));
        Path index = Files.writeString(
                folder.resolve("index.json"), "{\"weight_map\": {\"a\": \"1.safetensors\", \"b\": \"2.safetensors\"}}");

        SafetensorsOutput.copyOf(index).write(file);

        assertThat(Safetensors.shapes(file))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", List.of(2L), "b", List.of(3L)));
    }
}
