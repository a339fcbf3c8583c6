package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Each channel of each pixel plus its own value times a normal number: the brighter, the noisier. */
final class SpeckleNoise implements Corruption {

    /** Standard deviation as a fraction of the value. */
    private static final Published<Double> DEVIATION = new Published<>(
            List.of(.06, .1, .12, .16, .2),
            List.of(.15, .2, .25, .3, .35),
            List.of(.15, .2, .35, .45, .6),
            List.of(.16, .21, .36, .46, .61));

    @Override
    public String name() {
        return "speckle_noise";
    }

    @Override
    public Group group() {
        return Group.NOISE;
    }

    @Override
    public boolean common() {
        return false;
    }

    @Override
    public String summary() {
        return "normal noise that grows with brightness";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        double deviation = DEVIATION.at(image, severity);
        byte[] noisy = new byte[image.pixels().length];
        for (int i = 0; i < noisy.length; i++) {
            double value = Levels.fraction(image.pixels()[i]);
            noisy[i] = Levels.level(value + value * (deviation * draws.gaussian()));
        }
        return new RgbImage(image.width(), image.height(), noisy);
    }
}
