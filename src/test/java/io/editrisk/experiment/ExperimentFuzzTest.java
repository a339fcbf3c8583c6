package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that anybody may upload: spoilt ones, and plain noise. */
class ExperimentFuzzTest {

    private static final List<String> TOKENS = List.of(
            "&a ",
            "*a",
            "!!int ",
            "!<tag:x> ",
            "!!binary ",
            "? ",
            ": ",
            "- ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "%TAG ! x\n",
            "{",
            "}",
            "[",
            "]",
            ",",
            "|\n",
            ">-\n",
            "\"",
            "'",
            "#",
            "\n",
            "\t",
            "  ",
            "<<: ",
            "~",
            "null",
            ".inf",
            "0o7",
            "0x",
            "1e999999999",
            "-0",
            "é",
            "\u2028",
            "\ud83d\ude00",
            "@",
            "`",
            "\\",
            "\\x",
            "\r",
            "=",
            "!",
            "!!set ",
            "2001-01-01");

    private final ExperimentReader reader = new ExperimentReader();
    private final Random random = new Random(3);

    @Test
    void spoiltExperimentsEndInFaultsWithPlaces() {
        byte[] whole = new SampleExperiment().bytes();
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            byte[] spoilt = whole;
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                spoilt = spoil(spoilt);
            }
            refused += read(spoilt);
        }
        assertThat(refused).isGreaterThan(4_000);
    }

    @Test
    void noiseEndsInFaultsWithPlaces() {
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (i % 2 == 0) {
                for (int j = 0; j < noise.length; j++) {
                    noise[j] = (byte) (noise[j] & 0x7f | 0x20);
                }
            }
            assertThat(read(noise)).isOne();
        }
    }

    @Test
    void tokensInAnyOrderEndInFaultsWithPlaces() {
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int tokens = random.nextInt(30); tokens >= 0; tokens--) {
                text.append(token());
            }
            assertThat(read(text.toString().getBytes(StandardCharsets.UTF_8))).isOne();
        }
    }

    private String token() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private byte[] spoil(byte[] file) {
        int at = random.nextInt(file.length + 1);
        int length = Math.min(file.length - at, 1 + random.nextInt(12));
        ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
        spoilt.write(file, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> spoilt.write(file, at + length, file.length - at - length); // cut out
            case 1 -> {
                spoilt.write(file, at, length); // repeated
                spoilt.write(file, at, file.length - at);
            }
            case 2 -> {
                spoilt.write(random.nextInt(256)); // another byte
                spoilt.write(file, Math.min(at + 1, file.length), Math.max(0, file.length - at - 1));
            }
            case 3 -> {
                spoilt.writeBytes(token().getBytes(StandardCharsets.UTF_8));
                spoilt.write(file, at, file.length - at);
            }
            default -> {} // cut short
        }
        return spoilt.toByteArray();
    }

    /** 1 where the file was refused, each fault being a line with a place within the file. */
    private int read(byte[] file) {
        try {
            if (reader.read(file, "f.yaml") instanceof Reading.Refused refused) {
                int lines =
                        (int) new String(file, StandardCharsets.UTF_8).lines().count();
                assertThat(refused.faults()).isNotEmpty().allSatisfy(fault -> {
                    assertThat(fault.line()).isBetween(1, lines + 1);
                    assertThat(fault.column()).isPositive();
                    assertThat(fault.message())
                            .isNotBlank()
                            .hasSizeLessThan(500)
                            .hasLineCount(1);
                });
                return 1;
            }
            return 0;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("thrown for\n" + new String(file, StandardCharsets.UTF_8), e);
        }
    }
}
