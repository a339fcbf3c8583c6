package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** A disc, itself slightly blurred, over every channel; borders are mirrored without the outermost pixel. */
final class DefocusBlur implements Corruption {

    /** @param alias standard deviation of the blur on the disc; both in pixels */
    private record Parameters(double radius, double alias) {}

    private static final Published<Parameters> PARAMETERS = new Published<>(
            List.of(
                    new Parameters(.3, .4),
                    new Parameters(.4, .5),
                    new Parameters(.5, .6),
                    new Parameters(1, .2),
                    new Parameters(1.5, .1)),
            List.of(
                    new Parameters(.5, .6),
                    new Parameters(1, .1),
                    new Parameters(1.5, .1),
                    new Parameters(2.5, .01),
                    new Parameters(3, .1)),
            List.of(
                    new Parameters(3, .1),
                    new Parameters(4, .5),
                    new Parameters(6, .5),
                    new Parameters(8, .5),
                    new Parameters(10, .5)),
            List.of(
                    new Parameters(4, .1),
                    new Parameters(5, .5),
                    new Parameters(7, .5),
                    new Parameters(10, .5),
                    new Parameters(12, .5)));

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
        Parameters parameters = PARAMETERS.at(image, severity);
        Kernel disc = Kernel.disc(parameters.radius(), parameters.alias());
        return disc.over(Grid.of(image)).levels();
    }
}
