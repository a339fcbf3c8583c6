package io.editrisk.shift;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the corruptions draw for themselves has the published distribution: seen in the pixels, with limits that are exceeded
 * once in a million tries, and shown to find what is a little wrong.
 */
class DistributionsTest {

    private static final int PICTURES = 400;
    private static final int SIDE = 224;

    /** Counts of channels left alone, set to nothing, set to full; 400 pictures of 3,072 channels. */
    @Test
    void impulsesStrikeTheirShareAndHalfOfThemAreSalt() {
        long[] counts = new long[3];
        for (int i = 0; i < PICTURES; i++) {
            for (byte level : corrupted("impulse_noise", 5, i, grey(32))) {
                counts[level == 0 ? 1 : level == (byte) 255 ? 2 : 0]++;
            }
        }

        assertThat(ChiSquare.of(counts, new double[] {.93, .035, .035})).isLessThan(ChiSquare.limit(3));
        assertThat(ChiSquare.of(counts, new double[] {.932, .034, .034})).isGreaterThan(ChiSquare.limit(3));
        assertThat(ChiSquare.of(counts, new double[] {.93, .036, .034})).isGreaterThan(ChiSquare.limit(3));
    }

    /** At 32 pixels the first severity does not blur, and every pixel comes from itself or from the left or from above. */
    @Test
    void glassTakesEachNeighbourAsOften() {
        long[] counts = new long[4];
        byte[] pixels = new byte[32 * 32 * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) (i / 3 % 32 * 8);
            pixels[i + 1] = (byte) (i / 3 / 32 * 8);
        }
        for (int i = 0; i < PICTURES; i++) {
            byte[] strewn = corrupted("glass_blur", 1, i, new RgbImage(32, 32, pixels));
            for (int pixel = 0; pixel < 32 * 32; pixel++) {
                int x = pixel % 32;
                int y = pixel / 32;
                if (x > 1 && y > 1) {
                    int left = x - (strewn[pixel * 3] & 0xff) / 8;
                    int up = y - (strewn[pixel * 3 + 1] & 0xff) / 8;
                    counts[2 * up + left]++;
                }
            }
        }

        assertThat(ChiSquare.ofEven(counts)).isLessThan(ChiSquare.limit(4));
        assertThat(ChiSquare.of(counts, new double[] {.255, .245, .255, .245})).isGreaterThan(ChiSquare.limit(4));
    }

    @Test
    void eachOfTheFiveTexturesOfFrostIsTakenAsOften(@TempDir Path folder) throws IOException {
        ImageCodec codec = new ImageCodec();
        for (int texture = 1; texture <= 5; texture++) {
            byte[] flat = new byte[200 * 200 * 3];
            Arrays.fill(flat, (byte) (texture * 50));
            String name = "frost" + texture + (texture < 4 ? ".png" : ".jpg");
            Files.write(folder.resolve(name), codec.encodePng(new RgbImage(200, 200, flat)));
        }
        Corruption frost = Corruptions.named("frost", FrostTextures.from(folder));
        long[] counts = new long[5];
        for (int i = 0; i < 20_000; i++) {
            SeededDraws draws = SeededDraws.of(5, "frost", Integer.toString(i));
            int level = frost.apply(new RgbImage(1, 1, new byte[3]), 1, draws).pixels()[0] & 0xff;
            counts[level / 10 - 1]++;
        }

        assertThat(ChiSquare.ofEven(counts)).isLessThan(ChiSquare.limit(5));
        assertThat(ChiSquare.of(counts, new double[] {.22, .22, .22, .22, .12})).isGreaterThan(ChiSquare.limit(5));
    }

    /** Where the light of one bright point goes, as an angle; Kolmogorov and Smirnov's test, 900 angles. */
    @Test
    void motionTakesEveryAngleFromMinus45To45Degrees() {
        byte[] point = new byte[SIDE * SIDE * 3];
        point[(SIDE / 2 * SIDE + SIDE / 2) * 3] = (byte) 255;
        double[] angles = new double[900];
        for (int i = 0; i < angles.length; i++) {
            byte[] drawn = corrupted("motion_blur", 5, i, new RgbImage(SIDE, SIDE, point));
            double right = 0;
            double down = 0;
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                right += (SIDE / 2 - pixel % SIDE) * (drawn[pixel * 3] & 0xff);
                down += (SIDE / 2 - pixel / SIDE) * (drawn[pixel * 3] & 0xff);
            }
            angles[i] = Math.toDegrees(Math.atan2(down, right));
        }
        Arrays.sort(angles);

        // 2.7 / sqrt(n) once in a million; the pixels' own coarseness is a degree and a half of 90
        assertThat(farthest(angles, 45)).isLessThan(2.7 / Math.sqrt(angles.length) + 1.5 / 90);
        assertThat(farthest(angles, 60)).isGreaterThan(2.7 / Math.sqrt(angles.length) + 1.5 / 90);
    }

    /** The largest distance between the share of angles up to one and what it should be, uniform up to {@code most}. */
    private static double farthest(double[] sorted, double most) {
        double farthest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = (sorted[i] + most) / (2 * most);
            farthest = Math.max(farthest, Math.abs((i + 0.5) / sorted.length - expected));
        }
        return farthest;
    }

    /** Counts of photons over 0..60: mean and variance of a flat grey are those of a Poisson number, and so is its shape. */
    @Test
    void photonsAreCountedAtTheirMean() {
        long[] counts = new long[256];
        for (int i = 0; i < PICTURES; i++) {
            for (byte level : corrupted("shot_noise", 5, i, grey(32))) {
                counts[level & 0xff]++;
            }
        }
        double mean = 50 * 100 / 255.0;
        List<Integer> levels = IntStream.range(0, 256)
                .filter(level -> counts[level] > 0)
                .boxed()
                .toList();
        double sum = 0;
        double squares = 0;
        double total = PICTURES * 3072.0;
        for (int level : levels) {
            double photons = Math.ceil(level * 50 / 255.0);
            sum += counts[level] * photons;
            squares += counts[level] * photons * photons;
        }
        double measured = sum / total;
        double variance = squares / total - measured * measured;

        // five standard errors of a mean and of a variance of Poisson numbers
        assertThat(measured).isBetween(mean - 5 * Math.sqrt(mean / total), mean + 5 * Math.sqrt(mean / total));
        double error = Math.sqrt((mean + 2 * mean * mean) / total);
        assertThat(variance).isBetween(mean - 5 * error, mean + 5 * error);
    }

    private static byte[] corrupted(String name, int severity, int picture, RgbImage image) {
        return Corruptions.named(name)
                .apply(image, severity, SeededDraws.of(5, name, Integer.toString(picture)))
                .pixels();
    }

    private static RgbImage grey(int side) {
        byte[] pixels = new byte[side * side * 3];
        Arrays.fill(pixels, (byte) 100);
        return new RgbImage(side, side, pixels);
    }
}
