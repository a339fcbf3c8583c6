package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.Map;

/** A disc, itself slightly blurred, over every channel; borders are mirrored without the outermost pixel. */
final class DefocusBlur implements Corruption {

    /** @param alias standard deviation of the blur on the disc; both in pixels */
    private record Parameters(double radius, double alias) {}

    private static final Map<PublishedSize, List<Parameters>> PARAMETERS = Map.of(
            PublishedSize.CIFAR,
            List.of(
                    new Parameters(.3, .4),
                    new Parameters(.4, .5),
                    new Parameters(.5, .6),
                    new Parameters(1, .2),
                    new Parameters(1.5, .1)),
            PublishedSize.TINY,
            List.of(
                    new Parameters(.5, .6),
                    new Parameters(1, .1),
                    new Parameters(1.5, .1),
                    new Parameters(2.5, .01),
                    new Parameters(3, .1)),
            PublishedSize.IMAGENET,
            List.of(
                    new Parameters(3, .1),
                    new Parameters(4, .5),
                    new Parameters(6, .5),
                    new Parameters(8, .5),
                    new Parameters(10, .5)));

    @Override
    public String name() {
        return "defocus_blur";
    }

    @Override
    public Group group() {
        return Group.BLUR;
    }

    @Override
    public String summary() {
        return "out of focus: every point becomes a small disc";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = Severity.of(PARAMETERS, image, severity);
        Kernel disc = Kernel.disc(parameters.radius(), parameters.alias());
        double[] sharp = Levels.fractions(image);
        byte[] blurred = new byte[sharp.length];
        double[] sums = new double[Levels.CHANNELS];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                disc.sums(sharp, image.width(), image.height(), x, y, sums);
                for (int channel = 0; channel < Levels.CHANNELS; channel++) {
                    blurred[(y * image.width() + x) * Levels.CHANNELS + channel] = Levels.level(sums[channel]);
                }
            }
        }
        return new RgbImage(image.width(), image.height(), blurred);
    }
}
