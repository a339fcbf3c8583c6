package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** As through frosted glass: softened, cut off to levels, its pixels strewn, softened again. Strewn means that from the lower
 * right on each pixel takes the value of one nearby. The published code writes this as a swap, but its two sides are views
 * of one array, so that it copies: kept, for the published pictures are made so. */
final class GlassBlur implements Corruption {

    /**
     * @param sigma of the Gaussian, in pixels
     * @param reach how far away the other pixel is at most
     */
    private record Parameters(double sigma, int reach, int rounds) {}

    private static final Published<Parameters> PARAMETERS = new Published<>(
            List.of(
                    new Parameters(.05, 1, 1),
                    new Parameters(.25, 1, 1),
                    new Parameters(.4, 1, 1),
                    new Parameters(.25, 1, 2),
                    new Parameters(.4, 1, 2)),
            List.of(
                    new Parameters(.1, 1, 1),
                    new Parameters(.5, 1, 1),
                    new Parameters(.6, 1, 2),
                    new Parameters(.7, 2, 1),
                    new Parameters(.9, 2, 2)),
            List.of(
                    new Parameters(.7, 1, 2),
                    new Parameters(.9, 2, 1),
                    new Parameters(1, 2, 3),
                    new Parameters(1.1, 3, 2),
                    new Parameters(1.5, 4, 2)),
            List.of(
                    new Parameters(.8, 1, 3),
                    new Parameters(1, 3, 1),
                    new Parameters(1.1, 2, 4),
                    new Parameters(1.2, 4, 2),
                    new Parameters(1.6, 5, 2)));

    @Override
    public String name() {
        return "glass_blur";
    }

    @Override
    public Group group() {
        return Group.BLUR;
    }

    @Override
    public String summary() {
        return "as through frosted glass: nearby pixels take each other's place";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = PARAMETERS.at(image, severity);
        GaussianKernel kernel = GaussianKernel.of(parameters.sigma(), GaussianKernel.REACH);
        RgbImage strewn = kernel.blur(Grid.of(image), Border.NEAREST).levels();
        for (int round = 0; round < parameters.rounds(); round++) {
            strew(strewn, parameters.reach(), draws);
        }
        return kernel.blur(Grid.of(strewn), Border.NEAREST).levels();
    }

    /** Neighbours are drawn from {@code -reach} to {@code reach - 1}, first how far to the right, then how far down. */
    private static void strew(RgbImage image, int reach, Draws draws) {
        byte[] pixels = image.pixels();
        int width = image.width();
        for (int y = image.height() - reach; y > reach; y--) {
            for (int x = width - reach; x > reach; x--) {
                int otherX = x + draws.below(2 * reach) - reach;
                int otherY = y + draws.below(2 * reach) - reach;
                int to = (y * width + x) * Levels.CHANNELS;
                int from = (otherY * width + otherX) * Levels.CHANNELS;
                pixels[to] = pixels[from];
                pixels[to + 1] = pixels[from + 1];
                pixels[to + 2] = pixels[from + 2];
            }
        }
    }
}
