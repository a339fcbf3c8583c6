package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.Map;

/**
 * Fog as a plasma fractal laid over the picture, which is then scaled so that its brightest value stays where it was.
 * The fractal is a square of the next power of two from the longer side, of which the upper left part is taken: 32, 64
 * and 256 for the published sizes.
 */
final class Fog implements Corruption {

    /** @param decay what the fractal's wibble is divided by from step to step */
    private record Parameters(double strength, double decay) {}

    private static final Map<PublishedSize, List<Parameters>> PARAMETERS = Map.of(
            PublishedSize.CIFAR,
            List.of(
                    new Parameters(.2, 3),
                    new Parameters(.5, 3),
                    new Parameters(.75, 2.5),
                    new Parameters(1, 2),
                    new Parameters(1.5, 1.75)),
            PublishedSize.TINY,
            List.of(
                    new Parameters(.4, 3),
                    new Parameters(.7, 3),
                    new Parameters(1, 2.5),
                    new Parameters(1.5, 2),
                    new Parameters(2, 1.75)),
            PublishedSize.IMAGENET,
            List.of(
                    new Parameters(1.5, 2),
                    new Parameters(2, 2),
                    new Parameters(2.5, 1.7),
                    new Parameters(2.5, 1.5),
                    new Parameters(3, 1.4)));

    @Override
    public String name() {
        return "fog";
    }

    @Override
    public Group group() {
        return Group.WEATHER;
    }

    @Override
    public String summary() {
        return "drifting fog, a plasma fractal laid over the picture";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = Severity.of(PARAMETERS, image, severity);
        Plasma fog = Plasma.draw(side(image), parameters.decay(), draws);
        double[] clear = Levels.fractions(image);
        double brightest = 0;
        for (double value : clear) {
            brightest = Math.max(brightest, value);
        }
        byte[] foggy = new byte[clear.length];
        for (int i = 0; i < foggy.length; i++) {
            int pixel = i / Levels.CHANNELS;
            double density = fog.at(pixel % image.width(), pixel / image.width());
            double veiled = clear[i] + parameters.strength() * density;
            foggy[i] = Levels.level(veiled * brightest / (brightest + parameters.strength()));
        }
        return new RgbImage(image.width(), image.height(), foggy);
    }

    private static int side(RgbImage image) {
        int longer = Math.max(image.width(), image.height());
        return longer < 2 ? 2 : Integer.highestOneBit(longer - 1) * 2;
    }
}
