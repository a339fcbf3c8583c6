package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Every pixel's value, the largest of its channels, raised by as much; hue and saturation stay. */
final class Brightness implements Corruption {

    /** What is added to the value of 0..1. */
    private static final Published<Double> ADDED =
            new Published<>(List.of(.05, .1, .15, .2, .3), List.of(.1, .2, .3, .4, .5), List.of(.1, .2, .3, .4, .5));

    @Override
    public String name() {
        return "brightness";
    }

    @Override
    public Group group() {
        return Group.WEATHER;
    }

    @Override
    public String summary() {
        return "everything brighter, as in glaring sunlight";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        double added = ADDED.at(image, severity);
        return Hsv.changed(image, hsv -> hsv.value = Math.max(0, Math.min(1, hsv.value + added)));
    }
}
