package io.editrisk.shift;

import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.util.List;

/** Reduced by the mean over boxes, then enlarged to squares of one colour. */
final class Pixelate implements Corruption {

    /** What is left of either side. */
    private static final Published<Double> SCALE = new Published<>(
            List.of(.95, .9, .85, .75, .65),
            List.of(.9, .8, .7, .6, .5),
            List.of(.6, .5, .4, .3, .25),
            List.of(.5, .4, .3, .25, .2));

    @Override
    public String name() {
        return "pixelate";
    }

    @Override
    public Group group() {
        return Group.DIGITAL;
    }

    @Override
    public String summary() {
        return "reduced and enlarged again, in squares";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        double scale = SCALE.at(image, severity);
        int width = Math.max(1, (int) (image.width() * scale));
        int height = Math.max(1, (int) (image.height() * scale));
        RgbImage reduced = Resampling.BOX.resize(image, width, height);
        return Resampling.BOX.resize(reduced, image.width(), image.height());
    }
}
