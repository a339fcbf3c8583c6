package io.editrisk.tensor;

import static io.editrisk.tensor.TensorFile.entry;
import static io.editrisk.tensor.TensorFile.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a weights file is said in one line that names the file, before the engine sees any of it. */
class SafetensorsFaultsTest extends Refusing {

    private static final byte[] TWO = floats(1, 2);

    @ParameterizedTest
    @ValueSource(strings = {"I128", "F4", "float32", "f32", "F32 ", ""})
    void unknownTypesAreRefused(String type) throws IOException {
        assertRefused(one(type, "[2]", "[0,8]"), "tensor a has type " + type + ": F64, F32, F16 and BF16 are allowed");
    }

    /** I16 would take the whole process down with it, had the engine seen it. */
    @ParameterizedTest
    @CsvSource({"I64, 1", "U32, 2", "I16, 4", "U8, 8", "BOOL, 8", "F8_E4M3, 8", "C64, 1"})
    void otherTypesLieInAFileButAreNotLoaded(String type, int values) throws IOException {
        Path file = write(one(type, "[" + values + "]", "[0,8]"));
        String[] said = {"tensor a has type " + type + ": F64, F32, F16 and BF16 are allowed"};

        assertThat(Safetensors.shapes(file)).containsEntry("a", List.of((long) values));
        assertOneLine(() -> load(file), said);
        assertOneLine(() -> Safetensors.requireFinite(file), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":5}", "{\"a\":{}}", "{\"a\":null}", "{\"a\":{\"dtype\":[\"F32\"]}}"})
    void anEntryWithoutATypeIsRefused(String header) throws IOException {
        assertRefused(TensorFile.of(header, new byte[0]), "tensor a has type none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[-2]",
                "[-1,-2]",
                "[2.0]",
                "[\"2\"]",
                "[null]",
                "[[2]]",
                "[true]",
                "[18446744073709551618]",
                "{\"0\":2}",
                "2"
            })
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
                arguments("[2]", "[9223372036854775800,9223372036854775807]"));
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

    @ParameterizedTest
    @CsvSource({
        "F16, 7c00, Infinity", "F16, fc00, -Infinity", "F16, 7c01, NaN", "F16, fe00, NaN",
        "BF16, 7f80, Infinity", "BF16, ff80, -Infinity", "BF16, 7f81, NaN", "BF16, ffff, NaN",
        "F64, 7ff0000000000000, Infinity", "F64, fff0000000000000, -Infinity", "F64, 7ff8000000000000, NaN"
    })
    void whatIsNotFiniteIsRefusedInAnyTypeWhereverItLies(String type, String bits, String said) throws IOException {
        byte[] value = HexFormat.of().parseHex(bits);
        for (int at = 0; at < 9; at++) {
            byte[] data = new byte[9 * value.length];
            for (int i = 0; i < value.length; i++) {
                data[at * value.length + i] = value[value.length - 1 - i];
            }
            Path file = write(TensorFile.of("{" + entry("a", type, "[9]", "[0," + data.length + "]") + "}", data));
            String[] line = {"tensor a holds " + said + " at index " + at + ": only finite numbers are allowed"};

            assertOneLine(() -> load(file), line);
            assertOneLine(() -> Safetensors.requireFinite(file), line);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e39, -1.7976931348623157e308, 3.4028235677973366e38})
    void aDoubleBeyondTheRangeOfFloatsIsRefused(double value) throws IOException {
        byte[] data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();

        Path file = write(one("F64", "[1]", "[0,8]", data));

        assertOneLine(() -> load(file), "tensor a holds " + value + " at index 0", "float32");
        assertOneLine(() -> Safetensors.requireFinite(file), "tensor a holds " + value + " at index 0", "float32");
    }

    @Test
    void whatIsNotAskedForIsNotLookedAt() throws IOException {
        String header = "{" + entry("a", "F32", "[1]", "[0,4]") + "," + entry("b", "F32", "[1]", "[4,8]") + ","
                + entry("c", "I64", "[1]", "[8,16]") + "}";
        Path file = write(TensorFile.of(header, floats(1, Float.NaN, 0, 0)));

        assertThatCode(() -> Safetensors.requireFinite(file, List.of("a"))).doesNotThrowAnyException();
        assertOneLine(() -> Safetensors.requireFinite(file, List.of("a", "b")), "tensor b holds NaN at index 0");
        assertOneLine(() -> Safetensors.requireFinite(file, List.of("c")), "tensor c has type I64");
        assertOneLine(() -> Safetensors.requireFinite(file, List.of("d")), "tensor d is missing");
    }

    @Test
    void aFieldThatIsThereTwiceIsRefused() throws IOException {
        String twice = entry("a", "F32", "[2]", "[0,8]").replace("}", ",\"dtype\":\"F32\"}");

        assertRefused(TensorFile.of("{" + twice + "}", TWO), "tensor a says its dtype twice");
    }

    @Test
    void aTensorThatIsMoreThanTwoGibibytesWidenedIsRefused() throws IOException {
        long bytes = 1L << 30;
        Path file = write(TensorFile.of("{" + entry("a", "F16", "[536870912]", "[0," + bytes + "]") + "}", TWO));

        assertOneLine(() -> Safetensors.requireFinite(file), "tensor a has 2147483648 bytes");
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
        byte[] bytes = TensorFile.of("{" + entry(name, "F12", "[2]", "[0,8]") + "}", TWO);

        assertRefused(bytes, "first", "second", "third", "F12");
        assertThatThrownBy(() -> Safetensors.shapes(write(bytes)))
                .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(500));
    }

    private static byte[] one(String type, String shape, String offsets) {
        return one(type, shape, offsets, TWO);
    }

    private static byte[] one(String type, String shape, String offsets, byte[] data) {
        return TensorFile.of("{" + entry("a", type, shape, offsets) + "}", data);
    }
}
