package io.editrisk.tensor;

import static io.editrisk.tensor.TensorFile.entry;
import static io.editrisk.tensor.TensorFile.floats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header that cannot be, as a whole. */
class SafetensorsHeaderTest extends Refusing {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void aFileShorterThanTheHeadersLengthIsRefused(int bytes) throws IOException {
        assertRefused(new byte[bytes], "has " + bytes + " bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 18446744073709551615",
        "-9223372036854775808, 9223372036854775808",
        "9223372036854775807, 9223372036854775807",
        "100000001, 100000001",
        "11, 11",
        "0, 0",
        "1, 1"
    })
    void aHeadersLengthThatCannotBeIsRefused(long length, String said) throws IOException {
        byte[] bytes = TensorFile.of(length, "{}        ".getBytes(StandardCharsets.UTF_8), new byte[0]);

        assertRefused(bytes, "says its header has " + said + " bytes, of 18");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ ",
                "{}{}",
                "{} x",
                "weights",
                "{\"a\":}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":[[[[[[[[[[]]]]]]]]]]}",
                "\0\0"
            })
    void aHeaderThatIsNotJsonIsRefused(String header) throws IOException {
        assertRefused(TensorFile.of(header, new byte[0]), "has a header that is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "12", "\"a\"", "  "})
    void aHeaderThatIsNoObjectIsRefused(String header) throws IOException {
        assertRefused(TensorFile.of(header, new byte[0]), "has a header that is not a JSON object");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        String twice = "{" + entry("a", "F32", "[1]", "[0,4]") + "," + entry("a", "F32", "[1]", "[4,8]") + "}";

        assertRefused(TensorFile.of(twice, floats(1, 2)), "names a tensor twice", "Duplicate field 'a'");
    }

    @ParameterizedTest
    @CsvSource({"5, 9", "8, 12", "3, 7", "0, 4"})
    void gapsAndOverlapsAreRefused(int from, int to) throws IOException {
        String second = entry("b", "F32", "[1]", "[" + from + "," + to + "]");
        String header = "{" + entry("a", "F32", "[1]", "[0,4]") + "," + second + "}";

        assertRefused(TensorFile.of(header, floats(1, 2, 3)), "begins at byte", "neither gaps nor overlaps");
    }
}
