package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Every channel drawn towards its mean over the picture. */
final class Contrast implements Corruption {

    /** What is left of the distance to the mean. */
    private static final Published<Double> FACTOR =
            new Published<>(List.of(.75, .5, .4, .3, .15), List.of(.4, .3, .2, .1, .05), List.of(.4, .3, .2, .1, .05));

    @Override
    public String name() {
        return "contrast";
    }

    @Override
    public Group group() {
        return Group.DIGITAL;
    }

    @Override
    public String summary() {
        return "little contrast: every channel close to its mean";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        double factor = FACTOR.at(image, severity);
        double[] means = means(image);
        byte[][] levels = new byte[Levels.CHANNELS][256];
        for (int channel = 0; channel < Levels.CHANNELS; channel++) {
            double mean = means[channel];
            for (int level = 0; level < 256; level++) {
                levels[channel][level] = Levels.level((Levels.fraction((byte) level) - mean) * factor + mean);
            }
        }
        return Levels.exchanged(image, levels);
    }

    private static double[] means(RgbImage image) {
        byte[] pixels = image.pixels();
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int i = 0; i < pixels.length; i += Levels.CHANNELS) {
            red += Levels.fraction(pixels[i]);
            green += Levels.fraction(pixels[i + 1]);
            blue += Levels.fraction(pixels[i + 2]);
        }
        double count = pixels.length / (double) Levels.CHANNELS;
        return new double[] {red / count, green / count, blue / count};
    }
}
