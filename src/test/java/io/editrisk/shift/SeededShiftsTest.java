package io.editrisk.shift;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.image.RgbImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeededShiftsTest {

    private static final SeededShifts SHIFTS = new SeededShifts(7);

    /** Committed once: whatever machine or JDK, the same seed gives these pixels. */
    @Test
    void theSameSeedGivesTheSamePixelsEverywhere() throws IOException {
        List<String> table = new ArrayList<>();
        for (String corruption : Corruptions.names()) {
            for (RgbImage picture : List.of(picture(), picture(64, 80), picture(240, 224))) {
                for (int severity = 1; severity <= 5; severity++) {
                    String digest = digest(SHIFTS.apply(new Shift(corruption, severity), "picture/17", picture));
                    table.add("%s %dx%d %d %s"
                            .formatted(corruption, picture.width(), picture.height(), severity, digest));
                }
            }
        }

        assertThat(table).containsExactlyElementsOf(committed());
    }

    @Test
    void neitherOrderNorThreadsMatter() {
        List<String> identities =
                IntStream.range(0, 12).mapToObj(i -> "picture/" + i).collect(Collectors.toCollection(ArrayList::new));
        for (String corruption : Corruptions.names()) {
            Shift shift = new Shift(corruption, 2);
            Map<String, String> inOrder = digests(shift, identities.stream());
            Collections.shuffle(identities, new Random(1));

            assertThat(digests(shift, identities.parallelStream()))
                    .as(corruption)
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void seedIdentityAndSeverityEachChangeTheDraws() {
        Shift fog = new Shift("fog", 3);
        String digest = digest(SHIFTS.apply(fog, "a", picture()));

        assertThat(digest).isNotEqualTo(digest(SHIFTS.apply(fog, "b", picture())));
        assertThat(digest).isNotEqualTo(digest(new SeededShifts(8).apply(fog, "a", picture())));
        assertThat(SeededDraws.of(7, "shift", "fog", "3", "a").uniform())
                .isNotEqualTo(SeededDraws.of(7, "shift", "fog", "4", "a").uniform());
    }

    @Test
    void thePictureItselfIsLeftAlone() {
        RgbImage picture = picture();
        String before = digest(picture);

        Corruptions.names().forEach(name -> SHIFTS.apply(new Shift(name, 5), "a", picture));

        assertThat(digest(picture)).isEqualTo(before);
    }

    private static Map<String, String> digests(Shift shift, Stream<String> identities) {
        return identities.collect(
                Collectors.toMap(Function.identity(), identity -> digest(SHIFTS.apply(shift, identity, picture()))));
    }

    private static RgbImage picture() {
        return picture(32, 32);
    }

    private static RgbImage picture(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 37 % 251 / 2 + i / (width * 3) * 128 / height);
        }
        return new RgbImage(width, height, pixels);
    }

    private static String digest(RgbImage image) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(image.pixels());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> committed() throws IOException {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SeededShiftsTest.class.getResourceAsStream("/reference/shifts.txt")),
                StandardCharsets.UTF_8))) {
            return table.lines().toList();
        }
    }
}
