package io.editrisk.tensor;

import static io.editrisk.tensor.TensorFile.entry;
import static io.editrisk.tensor.TensorFile.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    @Test
    void aHeaderThatIsNotUtf8IsRefused() throws IOException {
        byte[] latin = "{\"\u00e4\":1}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "{}".getBytes(StandardCharsets.UTF_16LE);

        assertRefused(TensorFile.of(latin.length, latin, new byte[0]), "not JSON: it is not UTF-8");
        assertRefused(TensorFile.of(wide.length, wide, new byte[0]), "not JSON");
    }

    /** What would fill the heap many times over if it were built. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"__metadata__\":{\"a\":[%[],%0]},\"b\":0}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[%1,%1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%{},%0]}}",
                "{\"a\":{\"dtype\":\"%xxxx%\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":[%[],%0]}"
            })
    void whatReadingAHeaderTakesIsBoundedByItsLength(String pattern) throws IOException {
        String[] parts = pattern.split("%");
        String header = parts[0] + parts[1].repeat(4_000_000 / parts[1].length()) + parts[2];
        Path file = write(TensorFile.of(header, new byte[0]));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> Safetensors.shapes(file)).hasMessageStartingWith("weights.safetensors ");

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(40_000_000L);
    }

    @Test
    void aShapeOfTooManyDimensionsIsRefused() throws IOException {
        String header = "{" + entry("a", "F32", "[" + "1,".repeat(64) + "1]", "[0,4]") + "}";

        assertRefused(TensorFile.of(header, floats(1)), "tensor a has the shape [1,1,");
    }

    @Test
    void anEmptyTensorMayStandAfterTheOneThatItsOffsetsPrecede() throws IOException {
        String header = "{" + entry("a", "F32", "[1]", "[0,4]") + "," + entry("none", "F32", "[0]", "[0,0]") + "}";

        assertThat(Safetensors.shapes(write(TensorFile.of(header, floats(1))))).containsOnlyKeys("a", "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "12", "\"a\"", "  "})
    void aHeaderThatIsNoObjectIsRefused(String header) throws IOException {
        assertRefused(TensorFile.of(header, new byte[0]), "has a header that is not a JSON object");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        String twice = "{" + entry("a", "F32", "[1]", "[0,4]") + "," + entry("a", "F32", "[1]", "[4,8]") + "}";

        assertRefused(TensorFile.of(twice, floats(1, 2)), "tensor a is named twice");
    }

    @ParameterizedTest
    @CsvSource({"5, 9", "8, 12", "3, 7", "0, 4"})
    void gapsAndOverlapsAreRefused(int from, int to) throws IOException {
        String second = entry("b", "F32", "[1]", "[" + from + "," + to + "]");
        String header = "{" + entry("a", "F32", "[1]", "[0,4]") + "," + second + "}";

        assertRefused(TensorFile.of(header, floats(1, 2, 3)), "begins at byte", "neither gaps nor overlaps");
    }
}
