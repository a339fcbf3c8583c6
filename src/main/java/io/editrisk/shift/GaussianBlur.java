package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** A Gaussian over every channel, cut off after four standard deviations; beyond the edge lies the last pixel. */
final class GaussianBlur implements Corruption {

    /** Standard deviation in pixels. */
    private static final Published<Double> SIGMA = new Published<>(
            List.of(.4, .6, .7, .8, 1.),
            List.of(.5, .75, 1., 1.25, 1.5),
            List.of(1., 2., 3., 4., 6.),
            List.of(1.5, 2.5, 3.5, 4.5, 6.5));

    @Override
    public String name() {
        return "gaussian_blur";
    }

    @Override
    public Group group() {
        return Group.BLUR;
    }

    @Override
    public boolean common() {
        return false;
    }

    @Override
    public String summary() {
        return "softened: every point becomes a Gaussian spot";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        double sigma = SIGMA.at(image, severity);
        return GaussianKernel.of(sigma, GaussianKernel.REACH)
                .blur(Grid.of(image), Border.NEAREST)
                .levels();
    }
}
