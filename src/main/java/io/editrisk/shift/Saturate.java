package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Every pixel's saturation times a factor plus an offset. Grey has the hue of red, so that it turns reddish where the offset is
 * not 0, as in the published pictures. */
final class Saturate implements Corruption {

    private record Parameters(double factor, double offset) {}

    private static final Published<Parameters> PARAMETERS = new Published<>(
            List.of(
                    new Parameters(.3, 0),
                    new Parameters(.1, 0),
                    new Parameters(1.5, 0),
                    new Parameters(2, .1),
                    new Parameters(2.5, .2)),
            List.of(
                    new Parameters(.3, 0),
                    new Parameters(.1, 0),
                    new Parameters(2, 0),
                    new Parameters(5, .1),
                    new Parameters(30, .2)),
            List.of(
                    new Parameters(.3, 0),
                    new Parameters(.1, 0),
                    new Parameters(2, 0),
                    new Parameters(5, .1),
                    new Parameters(20, .2)));

    @Override
    public String name() {
        return "saturate";
    }

    @Override
    public Group group() {
        return Group.DIGITAL;
    }

    @Override
    public boolean common() {
        return false;
    }

    @Override
    public String summary() {
        return "colours paler or more garish";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = PARAMETERS.at(image, severity);
        return Hsv.changed(image, hsv -> {
            double saturation = hsv.saturation * parameters.factor() + parameters.offset();
            hsv.saturation = Math.max(0, Math.min(1, saturation));
        });
    }
}
