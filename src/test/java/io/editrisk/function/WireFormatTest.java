package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The records in the store are read by other versions and by other programs: a golden file that no longer fits is a
 * change of the wire format, not a slip of a test.
 */
class WireFormatTest {

    static Stream<String> samples() {
        return WireSamples.all().keySet().stream();
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = WireFormatTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(in).as("golden file of " + name).isNotNull();
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aRecordIsWrittenAsItsGoldenFile(String name) throws IOException {
        assertThat(new String(Json.encode(WireSamples.all().get(name)), StandardCharsets.UTF_8))
                .isEqualTo(new String(golden(name), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aGoldenFileIsReadAsItsRecord(String name) throws IOException {
        Object sample = WireSamples.all().get(name);

        assertThat(Json.decode(golden(name), sample.getClass())).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatPeopleReadSaysTheSame(String name) {
        Object sample = WireSamples.all().get(name);

        assertThat(Json.tree(Json.encodePretty(sample))).isEqualTo(Json.tree(Json.encode(sample)));
    }
}
