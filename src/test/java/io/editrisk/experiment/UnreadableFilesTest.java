package io.editrisk.experiment;

import static io.editrisk.experiment.SampleExperiment.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that are no experiments at all. */
class UnreadableFilesTest {

    private static final String KEYS =
            "a mapping with the keys name, seed, model, task, editing-task, editing-tasks, edits, alphas, choose-trial, choose-alpha, fixed-alpha, selection-split, shifts, exclude-edited, gate, stop-when";

    @Test
    void anEmptyFileSaysWhatBelongsThere() {
        String expected = "1:1: nothing is written here; expected " + KEYS;
        assertThat(faults("")).containsExactly(expected);
        assertThat(faults("# later\n\n")).containsExactly(expected);
        assertThat(faults("---\n")).containsExactly("2:1: the experiment is empty; expected " + KEYS);
    }

    @Test
    void proseIsNoExperiment() {
        assertThat(faults("to be done"))
                .containsExactly("1:1: the experiment is the text 'to be done'; expected " + KEYS);
        assertThat(faults("- a\n- b\n")).containsExactly("1:1: the experiment is a list; expected " + KEYS);
    }

    @Test
    void whatIsNotYamlIsPlacedWhereItBreaks() {
        assertThat(faults("name: [a, b\nseed: 3\n")).containsExactly("2:5: not YAML: expected ',' or ']', but got :");
        assertThat(faults("name: a: b\n")).containsExactly("1:8: not YAML: mapping values are not allowed here");
        assertThat(faults("model:\n\tweights: x\n"))
                .containsExactly("2:1: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use"
                        + " \\t(TAB) for indentation)");
        assertThat(faults("name: \"a\n")).singleElement().asString().startsWith("2:1: not YAML: ");
    }

    @Test
    void aFileCutShortIsPlacedAtItsEnd() {
        String whole = new SampleExperiment().text();
        String cut = whole.substring(0, whole.indexOf("step") + 2);

        assertThat(faults(cut)).singleElement().asString().startsWith("20:28: not YAML: ");
    }

    @Test
    void oneFileHoldsOneExperiment() {
        String one = new SampleExperiment().text();

        assertThat(faults(one + "---\n" + one))
                .containsExactly("26:1: a second document begins here; a file holds one");
    }

    @Test
    void noiseIsNoText() {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);

        assertThat(faults(noise)).singleElement().asString().matches("\\d+:\\d+: not a text.*");
        assertThat(faults(new byte[] {'a', ':', ' ', 'b', '\n', 'c', ':', (byte) 0xff}))
                .containsExactly("2:3: not a text in UTF-8: byte 0xff");
        assertThat(faults("name: \0".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("1:7: not a text: character U+0000");
        assertThat(faults("name: x".getBytes(StandardCharsets.UTF_16)))
                .singleElement()
                .asString()
                .isEqualTo("1:1: not a text in UTF-8: byte 0xfe");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        assertThat(faults(new byte[2 << 20]))
                .containsExactly("1:1: the file has 2097152 bytes; at most 1048576 are allowed");
    }

    @Test
    void depthIsCountedBeforeAnythingRecurses() {
        assertThat(faults("[".repeat(500_000))).containsExactly("1:51: nested more than 50 levels deep");
        assertThat(faults("a: " + "{b: ".repeat(3_000))).containsExactly("1:200: nested more than 50 levels deep");
    }

    @Test
    void aliasesDoNotMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(faults(bomb.toString()))
                .singleElement()
                .asString()
                .endsWith(": more than 20000 values, aliases followed; no experiment is that large");
        assertThat(faults("a: &a [*a]"))
                .containsExactly("1:8: alias '*a' stands for nothing that was written before it");
    }

    @Test
    void valuesAreShownShortened() {
        assertThat(faults(new SampleExperiment()
                        .with(2, "seed: " + "9".repeat(500_000))
                        .text()))
                .containsExactly("2:7: 'seed' is the number " + "9".repeat(60)
                        + "...; expected a whole number from 0 to 9007199254740991");
    }
}
