package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/**
 * Flakes: normal noise enlarged, its peaks alone, drawn out along the wind; laid over a paler picture, once as they are and
 * once turned by half a circle.
 */
final class Snow implements Corruption {

    /**
     * @param mean of the noise, as is its deviation, as a fraction of full scale
     * @param threshold below which there is no snow
     * @param kept the share of the picture that is not made paler
     */
    private record Parameters(
            double mean, double deviation, double zoom, double threshold, Streak.Length wind, double kept) {
        Parameters(
                double mean, double deviation, double zoom, double threshold, int radius, double sigma, double kept) {
            this(mean, deviation, zoom, threshold, new Streak.Length(radius, sigma), kept);
        }
    }

    private static final Published<Parameters> PARAMETERS = new Published<>(
            List.of(
                    new Parameters(.1, .2, 1, .6, 8, 3, .95),
                    new Parameters(.1, .2, 1, .5, 10, 4, .9),
                    new Parameters(.15, .3, 1.75, .55, 10, 4, .9),
                    new Parameters(.25, .3, 2.25, .6, 12, 6, .85),
                    new Parameters(.3, .3, 1.25, .65, 14, 12, .8)),
            List.of(
                    new Parameters(.1, .2, 1, .6, 8, 3, .8),
                    new Parameters(.1, .2, 1, .5, 10, 4, .8),
                    new Parameters(.15, .3, 1.75, .55, 10, 4, .7),
                    new Parameters(.25, .3, 2.25, .6, 12, 6, .65),
                    new Parameters(.3, .3, 1.25, .65, 14, 12, .6)),
            List.of(
                    new Parameters(.1, .3, 3, .5, 10, 4, .8),
                    new Parameters(.2, .3, 2, .5, 12, 4, .7),
                    new Parameters(.55, .3, 4, .9, 12, 8, .7),
                    new Parameters(.55, .3, 4.5, .85, 12, 8, .65),
                    new Parameters(.55, .3, 2.5, .85, 12, 12, .55)));

    @Override
    public String name() {
        return "snow";
    }

    @Override
    public Group group() {
        return Group.WEATHER;
    }

    @Override
    public String summary() {
        return "snow falling, flakes drawn out by the wind";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = PARAMETERS.at(image, severity);
        byte[] peaks = peaks(image, parameters, draws);
        Streak wind = Streak.of(parameters.wind(), draws.uniform(-135, -45));
        byte[] flakes = wind.blur(peaks, image.width(), 1);
        byte[] pixels = image.pixels();
        byte[] snowy = new byte[pixels.length];
        for (int i = 0; i < flakes.length; i++) {
            double turned = Levels.fraction(flakes[flakes.length - 1 - i]);
            double snow = Levels.fraction(flakes[i]);
            float grey = grey(pixels, i);
            for (int at = i * Levels.CHANNELS; at < (i + 1) * Levels.CHANNELS; at++) {
                double pale = pale(Levels.single(pixels[at]), grey, parameters.kept());
                snowy[at] = Levels.level(pale + snow + turned);
            }
        }
        return new RgbImage(image.width(), image.height(), snowy);
    }

    private static byte[] peaks(RgbImage image, Parameters parameters, Draws draws) {
        double[][] noise = new double[image.height()][image.width()];
        for (double[] row : noise) {
            for (int x = 0; x < row.length; x++) {
                row[x] = parameters.mean() + parameters.deviation() * draws.gaussian();
            }
        }
        Grid zoomed =
                ClippedZoom.of(image.width(), image.height(), parameters.zoom()).of(new Grid(1, noise));
        byte[] peaks = new byte[image.width() * image.height()];
        for (int y = 0, at = 0; y < image.height(); y++) {
            for (double value : zoomed.rows()[y]) {
                peaks[at] = value < parameters.threshold() ? 0 : Levels.level(value);
                at++;
            }
        }
        return peaks;
    }

    private static float grey(byte[] pixels, int pixel) {
        int at = pixel * Levels.CHANNELS;
        float red = Levels.single(pixels[at]);
        float green = Levels.single(pixels[at + 1]);
        float blue = Levels.single(pixels[at + 2]);
        return red * .299f + green * .587f + blue * .114f;
    }

    private static float pale(float value, float grey, double kept) {
        return (float) kept * value + (float) (1 - kept) * Math.max(value, grey * 1.5f + .5f);
    }
}
