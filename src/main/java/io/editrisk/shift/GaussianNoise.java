package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Each channel of each pixel plus a normal number of its own; drawn row by row, pixel by pixel, red first. */
final class GaussianNoise implements Corruption {

    /** Standard deviation by severity, as a fraction of full scale. */
    private static final Published<Double> DEVIATION = new Published<>(
            List.of(.04, .06, .08, .09, .10),
            List.of(.04, .08, .12, .15, .18),
            List.of(.08, .12, .18, .26, .38),
            List.of(.09, .13, .19, .27, .40));

    @Override
    public String name() {
        return "gaussian_noise";
    }

    @Override
    public Group group() {
        return Group.NOISE;
    }

    @Override
    public String summary() {
        return "normal noise on every channel of every pixel, as in low light";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        double deviation = DEVIATION.at(image, severity);
        byte[] noisy = new byte[image.pixels().length];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = Levels.level(Levels.fraction(image.pixels()[i]) + deviation * draws.gaussian());
        }
        return new RgbImage(image.width(), image.height(), noisy);
    }
}
