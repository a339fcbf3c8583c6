package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/**
 * Fog as a plasma fractal laid over the picture, which is then scaled so that its brightest value stays where it was.
 * The fractal is a square of the next power of two from the longer side, of which the upper left part is taken: 32, 64
 * and 256 for the published sizes.
 */
final class Fog implements Corruption {

    /** @param decay what the fractal's wibble is divided by from step to step */
    private record Parameters(double strength, double decay) {}

    private static final Published<Parameters> PARAMETERS = new Published<>(
            List.of(
                    new Parameters(.2, 3),
                    new Parameters(.5, 3),
                    new Parameters(.75, 2.5),
                    new Parameters(1, 2),
                    new Parameters(1.5, 1.75)),
            List.of(
                    new Parameters(.4, 3),
                    new Parameters(.7, 3),
                    new Parameters(1, 2.5),
                    new Parameters(1.5, 2),
                    new Parameters(2, 1.75)),
            List.of(
                    new Parameters(1.5, 2),
                    new Parameters(2, 2),
                    new Parameters(2.5, 1.7),
                    new Parameters(2.5, 1.5),
                    new Parameters(3, 1.4)),
            List.of(
                    new Parameters(1.5, 2),
                    new Parameters(2, 2),
                    new Parameters(2.5, 1.8),
                    new Parameters(2.5, 1.6),
                    new Parameters(3, 1.5)));

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
        Parameters parameters = PARAMETERS.at(image, severity);
        Plasma fog = Plasma.draw(side(image), parameters.decay(), draws);
        byte[] pixels = image.pixels();
        int most = 0;
        for (byte level : pixels) {
            most = Math.max(most, level & 0xff);
        }
        double brightest = Levels.fraction((byte) most);
        double veil = brightest + parameters.strength();
        byte[] foggy = new byte[pixels.length];
        for (int y = 0, at = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double density = parameters.strength() * fog.at(x, y);
                for (int end = at + Levels.CHANNELS; at < end; at++) {
                    foggy[at] = Levels.level((Levels.fraction(pixels[at]) + density) * brightest / veil);
                }
            }
        }
        return new RgbImage(image.width(), image.height(), foggy);
    }

    private static int side(RgbImage image) {
        int longer = Math.max(image.width(), image.height());
        return longer < 2 ? 2 : Integer.highestOneBit(longer - 1) * 2;
    }
}
