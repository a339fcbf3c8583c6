package io.editrisk.tensor;

import static io.editrisk.tensor.TensorFile.entry;
import static io.editrisk.tensor.TensorFile.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights in several files: what the index says and what the shards hold is the same, or refused. */
class ShardIndexTest {

    private static final String RIGHT = "{\"metadata\":{\"total_size\":12},\"weight_map\":"
            + "{\"b\":\"2.safetensors\",\"a\":\"1.safetensors\",\"c\":\"2.safetensors\"}}";

    @TempDir
    private Path folder;

    private Path index;

    @BeforeEach
    void write() throws IOException {
        index = Files.writeString(folder.resolve("all.index.json"), RIGHT);
        shard("1.safetensors", "a");
        shard("2.safetensors", "b", "c");
    }

    private void shard(String name, String... tensors) throws IOException {
        StringBuilder header = new StringBuilder("{");
        float[] values = new float[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            header.append(i == 0 ? "" : ",")
                    .append(entry(tensors[i], "F32", "[1]", "[" + 4 * i + "," + 4 * (i + 1) + "]"));
            values[i] = tensors[i].charAt(0);
        }
        Files.write(folder.resolve(name), TensorFile.of(header + "}", floats(values)));
    }

    @Test
    void shardsAreLoadedAsOne() throws IOException {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            Map<String, NDArray> loaded = Safetensors.load(index, manager);

            assertThat(loaded.keySet()).containsExactly("a", "b", "c");
            loaded.forEach((name, tensor) -> assertThat(tensor.toFloatArray()).containsExactly(name.charAt(0)));
        }
        assertThat(ShardIndex.read(index).shards()).containsExactly("1.safetensors", "2.safetensors");
    }

    @Test
    void aShardThatIsNotThereIsRefused() throws IOException {
        Files.delete(folder.resolve("2.safetensors"));

        assertRefused("all.index.json names the shard 2.safetensors, which is not beside it");
    }

    @Test
    void aTensorThatIsNotWhereTheIndexSaysIsRefused() throws IOException {
        shard("2.safetensors", "b");

        assertRefused("all.index.json tensor c is said to be in 2.safetensors, where it is not");
    }

    @Test
    void aTensorThatIsInAnotherShardIsRefused() throws IOException {
        shard("1.safetensors", "a", "c");

        assertRefused("1.safetensors tensor c is in 2.safetensors according to all.index.json");
    }

    @Test
    void aTensorThatTheIndexDoesNotNameIsRefused() throws IOException {
        shard("1.safetensors", "a", "d");

        assertRefused("1.safetensors tensor d is not named in all.index.json");
    }

    @Test
    void whatIsWrongWithAShardNamesTheShard() throws IOException {
        Files.write(folder.resolve("2.safetensors"), new byte[3]);

        assertRefused("2.safetensors has 3 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../1.safetensors",
                "..",
                "/1.safetensors",
                "x/1.safetensors",
                "x\\\\1.safetensors",
                "",
                ".safetensors",
                "..safetensors",
                "1..safetensors",
                "1.bin",
                "1.safetensors\\u0000",
                "1.safetensors\\n"
            })
    void aShardIsAFileBesideTheIndex(String name) throws IOException {
        Files.writeString(index, RIGHT.replace("1.safetensors", name));

        assertRefused("all.index.json tensor a is said to be in ", "beside the index is allowed");
    }

    @Test
    void aShardsNameHasALength() throws IOException {
        Files.writeString(index, RIGHT.replace("1.safetensors", "1".repeat(300) + ".safetensors"));

        assertRefused("all.index.json tensor a is said to be in 111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "[\"1.safetensors\"]", "{\"file\":\"1.safetensors\"}"})
    void aShardIsNamedByATextAndNothingElse(String value) throws IOException {
        Files.writeString(index, RIGHT.replace("\"1.safetensors\"", value));

        assertRefused("all.index.json tensor a is said to be in " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "weights", "{\"weight_map\":{}}}", "{\"weight_map\":{\"a\":}}"})
    void whatIsNotJsonIsRefused(String json) throws IOException {
        Files.writeString(index, json);

        assertRefused(json.isEmpty() ? "all.index.json has no weight_map" : "all.index.json is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"metadata\":{\"weight_map\":{}}}"})
    void anIndexHasAWeightMap(String json) throws IOException {
        Files.writeString(index, json);

        assertRefused("all.index.json has no weight_map");
    }

    @Test
    void aWeightMapIsOneObject() throws IOException {
        Files.writeString(index, "{\"weight_map\":[]}");
        assertRefused("all.index.json has a weight_map that is no JSON object");

        Files.writeString(index, "{\"weight_map\":{},\"weight_map\":{}}");
        assertRefused("all.index.json has a weight_map that is there twice");
    }

    @Test
    void aTensorThatIsNamedTwiceIsRefused() throws IOException {
        Files.writeString(index, RIGHT.replace("\"c\"", "\"a\""));

        assertRefused("all.index.json tensor a is named twice");
    }

    @Test
    void anIndexOfAbsurdSizeIsRefusedUnread() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(index.toFile(), "rw")) {
            sparse.setLength(5_000_000_000L);
        }

        assertRefused("all.index.json has 5000000000 bytes");
    }

    private void assertRefused(String... said) {
        assertOneLine(() -> Safetensors.shapes(index), said);
        assertOneLine(() -> Safetensors.requireFinite(index), said);
        assertOneLine(() -> Refusing.load(index), said);
    }

    private static void assertOneLine(ThrowingCallable reading, String... said) {
        assertThatThrownBy(reading)
                .isExactlyInstanceOf(InvalidWeightsException.class)
                .message()
                .startsWith(said[0])
                .contains(said)
                .doesNotContainPattern("\\R|\\p{Cntrl}");
    }
}
