package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** The mean of the picture and of ever larger enlargements of it, in single precision. */
final class ZoomBlur implements Corruption {

    /** Enlargements: {@code count} of them, from 1 on. */
    private record Parameters(int count, double step) {}

    private static final List<Parameters> SMALL = List.of(
            new Parameters(7, .01),
            new Parameters(12, .01),
            new Parameters(16, .01),
            new Parameters(21, .01),
            new Parameters(26, .01));

    private static final Published<Parameters> PARAMETERS = new Published<>(
            SMALL,
            SMALL,
            List.of(
                    new Parameters(12, .01),
                    new Parameters(16, .01),
                    new Parameters(11, .02),
                    new Parameters(13, .02),
                    new Parameters(11, .03)));

    @Override
    public String name() {
        return "zoom_blur";
    }

    @Override
    public Group group() {
        return Group.BLUR;
    }

    @Override
    public String summary() {
        return "rushing towards the middle of the picture";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = PARAMETERS.at(image, severity);
        Grid clear = Grid.of(image.pixels(), image.width(), Levels.CHANNELS, Levels::single);
        float[][] sums = new float[image.height()][image.width() * Levels.CHANNELS];
        for (int i = 0; i < parameters.count(); i++) {
            // numpy's arange: the first, then steps of the difference between second and first as it is rounded
            double delta = 1 + parameters.step() - 1;
            ClippedZoom.of(image.width(), image.height(), 1 + i * delta).addTo(sums, clear);
        }
        byte[] blurred = new byte[image.pixels().length];
        for (int y = 0, at = 0; y < sums.length; y++) {
            for (int i = 0; i < sums[y].length; i++, at++) {
                float mean = ((float) clear.rows()[y][i] + sums[y][i]) / (parameters.count() + 1);
                blurred[at] = Levels.level(mean);
            }
        }
        return new RgbImage(image.width(), image.height(), blurred);
    }
}
