package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other side of the border is src/test/reference/weights_files.py. */
class SafetensorsTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference");

    @TempDir
    private Path folder;

    private NDManager manager;

    @BeforeEach
    void begin() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void whatIsWrittenIsReadAgainToTheLastBit() throws IOException {
        Map<String, NDArray> tensors = tensors();

        Map<String, NDArray> loaded = load(Safetensors.encode(tensors));

        assertThat(List.copyOf(loaded.keySet())).isEqualTo(List.copyOf(tensors.keySet()));
        assertSame(loaded, tensors);
    }

    @Test
    void theSameTensorsGiveTheSameBytes() throws IOException {
        byte[] once = Safetensors.encode(tensors());

        assertThat(Safetensors.encode(tensors())).isEqualTo(once);
        assertThat(Safetensors.encode(load(once))).as("read and written again").isEqualTo(once);
    }

    @Test
    void pythonsFilesAreRead() throws IOException {
        Path file = REFERENCE.resolve("written-by-python.safetensors");

        assertSame(Safetensors.load(file, manager), tensors());
        assertThatCode(() -> Safetensors.requireFinite(file)).doesNotThrowAnyException();
        assertThat(Safetensors.shapes(file))
                .containsEntry("features.0.weight", List.of(2L, 3L, 1L, 2L))
                .containsEntry("scalar", List.of())
                .containsEntry("nothing", List.of(0L, 3L))
                .doesNotContainKey("__metadata__");
    }

    @Test
    void metadataAreReadAsPythonWroteThem() throws IOException {
        assertThat(Safetensors.metadata(REFERENCE.resolve("written-by-python.safetensors")))
                .isEqualTo(Map.of("format", "np", "made by", "a test"));
    }

    @Test
    void metadataAreReadAsTheyWereWritten() throws IOException {
        SortedMap<String, String> metadata = new TreeMap<>(Map.of("made by", "\"quoted\"\n", "empty", ""));
        Path file = folder.resolve("with-metadata.safetensors");
        try (OutputStream out = Files.newOutputStream(file)) {
            Safetensors.write(tensors(), metadata, out);
        }

        assertThat(Safetensors.metadata(file)).isEqualTo(metadata);
        assertSame(Safetensors.load(file, manager), tensors());
    }

    @Test
    void filesAreThoseThatPythonReads() throws IOException {
        assertThat(Safetensors.encode(tensors()))
                .isEqualTo(Files.readAllBytes(REFERENCE.resolve("written-by-java.safetensors")));
    }

    @Test
    void aFileWithoutTensorsIsNoFault() throws IOException {
        assertThat(load(Safetensors.encode(Map.of()))).isEmpty();
    }

    @Test
    void aTensorIsWrittenByItsShapeHoweverItsMemoryLies() throws IOException {
        NDArray turned = ramp(2, 3).transpose();

        NDArray loaded = load(Safetensors.encode(Map.of("turned", turned))).get("turned");

        assertThat(loaded.getShape()).isEqualTo(new Shape(3, 2));
        assertThat(loaded.toFloatArray()).containsExactly(-1, -0.625f, -0.875f, -0.5f, -0.75f, -0.375f);
    }

    @Test
    void dataThatDoesNotBeginAtAMultipleOfFourIsReadToo() throws IOException {
        String header = "{" + TensorFile.entry("a", "F32", "[3]", "[0,12]") + "}";
        byte[] bytes = TensorFile.of(header + " ".repeat(4 - (header.length() + 3) % 4), TensorFile.floats(1, 2, 3));
        assertThat((bytes.length - 12) % 4).isNotZero();

        NDArray loaded = load(bytes).get("a");

        assertThat(loaded.add(1).toFloatArray()).containsExactly(2, 3, 4);
    }

    @Test
    void aFileThatMayOnlyBeReadIsLoaded() throws IOException {
        Path file = Files.write(folder.resolve("read-only.safetensors"), Safetensors.encode(tensors()));
        assertThat(file.toFile().setReadOnly()).isTrue();

        assertSame(Safetensors.load(file, manager), tensors());
    }

    @Test
    void aFileOfMoreThanTwoGibibytesIsLoaded() throws IOException {
        int half = 1_200_000_000;
        String header = "{" + TensorFile.entry("a", "F32", "[300000000]", "[0," + half + "]") + ","
                + TensorFile.entry("b", "F32", "[300000000]", "[" + half + "," + 2L * half + "]") + ","
                + TensorFile.entry("c", "F32", "[1]", "[" + 2L * half + "," + (2L * half + 4) + "]") + "}";
        byte[] last = TensorFile.floats(7);
        Path file = Files.write(folder.resolve("large.safetensors"), TensorFile.of(header, new byte[0]));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.seek(sparse.length() + 2L * half);
            sparse.write(last);
        }

        Map<String, NDArray> loaded = Safetensors.load(file, List.of("c", "b"), manager);

        assertThat(loaded.keySet()).containsExactly("b", "c");
        assertThat(loaded.get("b").getFloat(299_999_999)).isZero();
        assertThat(loaded.get("c").toFloatArray()).containsExactly(7);
    }

    @Test
    void changingALoadedTensorLeavesTheFileAlone() throws IOException {
        byte[] bytes = Safetensors.encode(tensors());
        Path file = Files.write(folder.resolve("weights.safetensors"), bytes);

        Safetensors.load(file, manager).get("features.0.bias").addi(1);

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private Map<String, NDArray> load(byte[] bytes) throws IOException {
        return Safetensors.load(Files.write(Files.createTempFile(folder, "weights", ""), bytes), manager);
    }

    private static void assertSame(Map<String, NDArray> found, Map<String, NDArray> wanted) {
        assertThat(found).containsOnlyKeys(wanted.keySet());
        wanted.forEach((name, tensor) -> {
            assertThat(found.get(name).getShape()).as(name).isEqualTo(tensor.getShape());
            assertThat(found.get(name).toFloatArray()).as(name).containsExactly(tensor.toFloatArray());
        });
    }

    private Map<String, NDArray> tensors() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("features.0.weight", ramp(2, 3, 1, 2));
        tensors.put("features.0.bias", ramp(2));
        float[] edges = {0, -0f, Float.MIN_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, Float.MIN_NORMAL};
        tensors.put("edges", manager.create(edges));
        tensors.put("scalar", manager.create(2.5f));
        tensors.put("nothing", ramp(0, 3));
        tensors.put("name with \u00fcmlaut", ramp(1, 1));
        return tensors;
    }

    /** -1, -7/8, -6/8 and so on. */
    private NDArray ramp(long... shape) {
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 8f - 1;
        }
        return manager.create(values, new Shape(shape));
    }
}
