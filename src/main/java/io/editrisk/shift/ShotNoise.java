package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Each channel of each pixel as a count of photons: a Poisson number whose mean is its share of the most there can be. */
final class ShotNoise implements Corruption {

    /** Photons at full scale. */
    private static final Published<Double> PHOTONS = new Published<>(
            List.of(500., 250., 100., 75., 50.),
            List.of(250., 100., 50., 30., 15.),
            List.of(60., 25., 12., 5., 3.),
            List.of(50., 20., 10., 5., 3.));

    @Override
    public String name() {
        return "shot_noise";
    }

    @Override
    public Group group() {
        return Group.NOISE;
    }

    @Override
    public String summary() {
        return "photons counted one by one, as with too little light";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        double photons = PHOTONS.at(image, severity);
        byte[] pixels = image.pixels();
        byte[] noisy = new byte[pixels.length];
        Poisson[] counts = new Poisson[256];
        byte[] levels = levels(photons);
        for (int i = 0; i < noisy.length; i++) {
            int level = pixels[i] & 0xff;
            Poisson count = counts[level];
            if (count == null) {
                count = new Poisson(Levels.fraction(pixels[i]) * photons);
                counts[level] = count;
            }
            noisy[i] = levels[Math.min(count.quantile(draws.uniform()), levels.length - 1)];
        }
        return new RgbImage(image.width(), image.height(), noisy);
    }

    /** Of each count of photons the level; the last is full scale. */
    private static byte[] levels(double photons) {
        byte[] levels = new byte[(int) photons + 1];
        for (int count = 0; count < levels.length; count++) {
            levels[count] = Levels.level(count / photons);
        }
        return levels;
    }
}
