package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    private static String filled(String profile, String edited) {
        byte[] yaml = profile.getBytes(StandardCharsets.UTF_8);
        return new String(
                Profile.fill(
                        yaml, "profiles/p.yaml", Map.of("original", "s3://lab/a", "edited", edited, "name", "p-1")),
                StandardCharsets.UTF_8);
    }

    @Test
    void blanksAreFilledAndTheRestStaysAsItIs() {
        assertThat(filled("""
                # ${edited} in a comment stays, 🧥 too
                name:   ${name}
                model: {weights: "${original}"}   # what it was
                edits: [{method: external, weights: '${edited}'}]
                """, "s3://lab/b")).isEqualTo("""
                # ${edited} in a comment stays, 🧥 too
                name:   "p-1"
                model: {weights: "s3://lab/a"}   # what it was
                edits: [{method: external, weights: "s3://lab/b"}]
                """);
    }

    @Test
    void theExampleBecomesAnExperiment() throws IOException {
        byte[] yaml = Files.readAllBytes(Path.of("examples/profiles/garments.yaml"));

        Reading reading = new ExperimentReader()
                .read(
                        filled(new String(yaml, StandardCharsets.UTF_8), "s3://lab/models/b.safetensors")
                                .getBytes(StandardCharsets.UTF_8),
                        "it");

        assertThat(reading).isInstanceOfSatisfying(Reading.Read.class, read -> {
            assertThat(read.experiment().name()).isEqualTo("p-1");
            assertThat(read.experiment().model().weights()).isEqualTo("s3://lab/a");
            assertThat(read.experiment().edits().get(0).external().orElseThrow().key())
                    .isEqualTo("s3://lab/models/b.safetensors");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b\"\nseed: 9\nx: \"",
                "b', seed: 9, x: '",
                "${original}",
                "*alias",
                "b # comment",
                "\\",
                "!!java.lang.Runtime b"
            })
    void whatIsFilledInStaysOneText(String edited) {
        String profile = "a: ${original}\nb: ${edited}\n";

        String filled = filled(profile, edited);

        assertThat(filled.lines()).hasSize(2);
        Object read = new org.snakeyaml.engine.v2.api.Load(
                        org.snakeyaml.engine.v2.api.LoadSettings.builder().build())
                .loadFromString(filled);
        assertThat(read).isEqualTo(Map.of("a", "s3://lab/a", "b", edited));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: ${original} | profiles/p.yaml: no value is ${edited}
            a: 1 | profiles/p.yaml: no value is ${edited} and none is ${original}
            a: s3://x/${edited} | profiles/p.yaml:1:4: a value with '${' that is no blank; blanks are ${edited}, ${name}, ${original}, each a whole value
            a: ${secret} | profiles/p.yaml:1:4: a value with '${' that is no blank; blanks are ${edited}, ${name}, ${original}, each a whole value
            a: [ | profiles/p.yaml:
            a: *b | profiles/p.yaml:1:4: alias '*b' stands for nothing that was written before it
            """)
    void aProfileThatCannotBeFilledIsNamedInALine(String profile, String line) {
        assertThatThrownBy(() -> filled(profile, "s3://lab/b"))
                .isInstanceOf(UnusableProfileException.class)
                .hasMessageStartingWith(line)
                .message()
                .hasLineCount(1);
    }

    @Test
    void aBlankInABlockOfTextIsNone() {
        assertThatThrownBy(() -> filled("a: |-\n  ${original}\n", "s3://lab/b"))
                .hasMessageContaining("that is no blank");
    }
}
