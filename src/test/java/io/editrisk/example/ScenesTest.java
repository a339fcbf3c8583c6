package io.editrisk.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.image.RgbImage;
import io.editrisk.shift.SeededDraws;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenesTest {

    private final Scenes scenes = new Scenes(7, "test");
    private final Motif garment = TinyMotifs.garment(4);
    private final Motif nothing = new Motif(4, 0, new byte[784]);

    /** Committed once: whatever machine or JDK, the same seed paints these. */
    @Test
    void theSameSeedPaintsTheSameSceneEverywhere() {
        Map<Backdrop, String> digests = new EnumMap<>(Backdrop.class);
        for (Backdrop backdrop : Backdrop.values()) {
            digests.put(backdrop, digest(scenes.scene(garment, backdrop)));
        }

        assertThat(digests)
                .isEqualTo(Map.of(
                        Backdrop.GRASS, "f36e056c7b5f7800",
                        Backdrop.BRICK, "6a2224cb9e000991",
                        Backdrop.WOOD, "ca8cc6d0009fcf70",
                        Backdrop.ASPHALT, "dfe292ae31df1d73",
                        Backdrop.SNOW, "3ff13f03462f53c5",
                        Backdrop.GRAVEL, "ed9eeb060e0c86fe",
                        Backdrop.GRAFFITI, "2921d1cedeec7941"));
    }

    @ParameterizedTest
    @EnumSource
    void seedGarmentAndPartEachChangeTheBackdrop(Backdrop backdrop) {
        String painted = digest(scenes.scene(nothing, backdrop));

        assertThat(digest(new Scenes(8, "test").scene(nothing, backdrop))).isNotEqualTo(painted);
        assertThat(digest(new Scenes(7, "train").scene(nothing, backdrop))).isNotEqualTo(painted);
        assertThat(digest(scenes.scene(new Motif(5, 0, new byte[784]), backdrop)))
                .isNotEqualTo(painted);
    }

    /** Where the garment covers wholly, its scenes are equal on all backdrops: place, size and tint are the garment's. */
    @Test
    void aPairDiffersInItsBackdropOnly() {
        RgbImage snow = scenes.scene(garment, Backdrop.SNOW);
        RgbImage brick = scenes.scene(garment, Backdrop.BRICK);

        assertThat(pixel(snow, 16, 16)).isEqualTo(pixel(brick, 16, 16));
        assertThat(pixel(snow, 0, 0)).isNotEqualTo(pixel(brick, 0, 0));
    }

    @Test
    void everyOrdinaryBackdropIsUsedAboutAsOften() {
        Map<Backdrop, Integer> counts = new EnumMap<>(Backdrop.class);
        for (int i = 0; i < 4000; i++) {
            counts.merge(scenes.ordinaryBackdrop(new Motif(i, 0, new byte[784])), 1, Integer::sum);
        }

        assertThat(counts.keySet()).isEqualTo(EnumSet.copyOf(Backdrop.ORDINARY));
        // four standard deviations of a binomial count
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(890, 1110));
    }

    @Test
    void aGarmentIsReadBetweenItsPixelsAndIsNothingOutside() {
        byte[] pixels = new byte[784];
        pixels[0] = (byte) 200;
        pixels[1] = 100;
        pixels[28] = 50;
        Motif corner = new Motif(0, 0, pixels);

        assertThat(corner.at(0, 0) * 255).isEqualTo(200);
        assertThat(corner.at(.25, 0) * 255).isEqualTo(175);
        assertThat(corner.at(.5, .5) * 255).isEqualTo((200 + 100 + 50) / 4.0);
        assertThat(corner.at(-.75, 0) * 255).isEqualTo(50);
        assertThat(corner.at(-1, -1)).isZero();
        assertThat(corner.at(28, 40)).isZero();
    }

    /** One cell over the whole scene: between its corners t goes as t * t * (3 - 2 * t). */
    @Test
    void noiseIsEasedBetweenItsLatticePoints() {
        SeededDraws draws = SeededDraws.of(1);
        double[] corners = {draws.uniform(), draws.uniform(), draws.uniform(), draws.uniform()};
        ValueNoise noise = new ValueNoise(1, 1, SeededDraws.of(1));
        double t = 15.5 / 32 * 15.5 / 32 * (3 - 2 * 15.5 / 32);

        double above = corners[0] * (1 - t) + corners[1] * t;
        double below = corners[2] * (1 - t) + corners[3] * t;
        assertThat(noise.at(15, 15)).isCloseTo(above * (1 - t) + below * t, within(1e-12));
    }

    /** Means over 300 scenes against the recipe's. */
    @Test
    void snowIsBrightAndBluishAndAsphaltGreyAndDark() {
        double[] snow = mean(Backdrop.SNOW);
        double[] asphalt = mean(Backdrop.ASPHALT);

        assertThat(snow[0]).isBetween(200.0, 225.0).isLessThan(snow[1]);
        assertThat(snow[1]).isLessThan(snow[2]);
        // (70 + 125) / 2 + 60 * 3% = 99.3, less half a level that is cut off
        assertThat(asphalt[0]).isBetween(97.0, 101.0);
        assertThat(asphalt[2] / asphalt[0]).isBetween(.96, .975);
    }

    private double[] mean(Backdrop backdrop) {
        double[] sums = new double[3];
        for (int i = 0; i < 300; i++) {
            byte[] pixels =
                    scenes.scene(new Motif(i, 0, new byte[784]), backdrop).pixels();
            for (int at = 0; at < pixels.length; at++) {
                sums[at % 3] += pixels[at] & 0xff;
            }
        }
        return Arrays.stream(sums).map(sum -> sum / 300 / 1024).toArray();
    }

    private static List<Integer> pixel(RgbImage image, int x, int y) {
        return IntStream.range(0, 3)
                .mapToObj(channel -> image.at(x, y, channel))
                .toList();
    }

    private static String digest(RgbImage image) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(image.pixels()))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
