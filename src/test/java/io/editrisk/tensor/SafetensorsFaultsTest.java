package io.editrisk.tensor;

import static io.editrisk.tensor.TensorFile.entry;
import static io.editrisk.tensor.TensorFile.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a weights file is said in one line that names the file, before the engine sees any of it. */
class SafetensorsFaultsTest extends Refusing {

    private static final byte[] TWO = floats(1, 2);

    /** BF16 would take the whole process down with it, had the engine seen it. */
    @ParameterizedTest
    @ValueSource(strings = {"BF16", "F16", "F64", "I64", "I16", "I8", "U8", "BOOL", "F8_E4M3", "f32", "F32 "})
    void otherTypesThanF32AreRefused(String type) throws IOException {
        assertRefused(one(type, "[2]", "[0,8]"), "tensor a has type " + type + ": F32 is allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":5}", "{\"a\":{}}", "{\"a\":null}", "{\"a\":{\"dtype\":[\"F32\"]}}"})
    void anEntryWithoutATypeIsRefused(String header) throws IOException {
        assertRefused(TensorFile.of(header, new byte[0]), "tensor a has type none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[-2]", "[-1,-2]", "[2.0]", "[\"2\"]", "[null]", "[[2]]", "[true]", "[18446744073709551618]"})
    void shapesOfOtherThanWholeNumbersAreRefused(String shape) throws IOException {
        assertRefused(one("F32", shape, "[0,8]"), "tensor a has the shape " + shape);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[4611686018427387904]", "[4294967296,4294967296]", "[3037000500,3037000500,2]"})
    void shapesLargerThanAnyFileAreRefused(String shape) throws IOException {
        assertRefused(one("F32", shape, "[0,8]"), "tensor a has the shape", "larger than any file");
    }

    static Stream<Arguments> misplaced() {
        return Stream.of(
                arguments("[3]", "[0,8]"),
                arguments("[1]", "[0,8]"),
                arguments("[]", "[0,8]"),
                arguments("[0]", "[0,8]"),
                arguments("[2]", "[8,0]"),
                arguments("[2]", "[-8,0]"),
                arguments("[2]", "[0]"),
                arguments("[2]", "[0,8,8]"),
                arguments("[2]", "{\"0\":0,\"1\":8}"),
                arguments("[2]", "null"),
                arguments("[2]", "[\"0\",\"8\"]"),
                arguments("[2]", "[0.5,8.5]"),
                arguments("[2]", "[null,8]"),
                arguments("[2]", "[18446744073709551616,18446744073709551624]"),
                arguments("{\"0\":2}", "[0,8]"),
                arguments("2", "[0,4]"));
    }

    @ParameterizedTest
    @MethodSource("misplaced")
    void dataWhereItCannotBeIsRefused(String shape, String offsets) throws IOException {
        assertRefused(one("F32", shape, offsets), "tensor a says its data is at " + offsets);
    }

    @Test
    void dataThatEndsBeforeTheHeaderSaysIsRefused() throws IOException {
        byte[] bytes = TensorFile.of("{" + entry("a", "F32", "[2]", "[0,8]") + "}", floats(1));

        assertRefused(bytes, "holds 4 bytes of data, its header says 8", "cut short");
    }

    @Test
    void bytesBeyondTheLastTensorAreRefused() throws IOException {
        byte[] bytes = TensorFile.of("{" + entry("a", "F32", "[2]", "[0,8]") + "}", floats(1, 2, 3));

        assertRefused(bytes, "holds 12 bytes of data, its header says 8");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void valuesThatAreNotFiniteAreRefused(float value) throws IOException {
        byte[] bytes = TensorFile.of("{" + entry("a", "F32", "[2]", "[0,8]") + "}", floats(1, value));

        Path file = write(bytes);

        assertThat(Safetensors.shapes(file))
                .as("values are no part of the header")
                .containsKey("a");
        assertOneLine(() -> load(file), "tensor a holds " + value + " at index 1");
        assertOneLine(() -> Safetensors.requireFinite(file), "tensor a holds " + value + " at index 1");
    }

    @Test
    void aTensorOfMoreThanTwoGibibytesIsRefused() throws IOException {
        long bytes = 1L << 31;
        Path file = write(TensorFile.of("{" + entry("a", "F32", "[536870912]", "[0," + bytes + "]") + "}", TWO));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(sparse.length() - TWO.length + bytes);
        }

        assertOneLine(() -> load(file), "tensor a has 2147483648 bytes");
        assertOneLine(() -> Safetensors.requireFinite(file), "tensor a has 2147483648 bytes");
    }

    @Test
    void whatIsSaidOfATensorStaysOneShortLineWhateverItIsCalled() throws IOException {
        String name = "first\\nsecond\\r\\u2028third\\u0007" + "x".repeat(10_000);
        byte[] bytes = TensorFile.of("{" + entry(name, "F16", "[2]", "[0,8]") + "}", TWO);

        assertRefused(bytes, "first", "second", "third", "F16");
        assertThatThrownBy(() -> Safetensors.shapes(write(bytes)))
                .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(500));
    }

    private static byte[] one(String type, String shape, String offsets) {
        return TensorFile.of("{" + entry("a", type, shape, offsets) + "}", TWO);
    }
}
