package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Every point drawn out along a line, as by a camera in motion; at an angle of -45 to 45 degrees. */
final class MotionBlur implements Corruption {

    private static final Published<Streak.Length> LENGTH = new Published<>(
            List.of(
                    new Streak.Length(6, 1),
                    new Streak.Length(6, 1.5),
                    new Streak.Length(6, 2),
                    new Streak.Length(8, 2),
                    new Streak.Length(9, 2.5)),
            List.of(
                    new Streak.Length(10, 1),
                    new Streak.Length(10, 1.5),
                    new Streak.Length(10, 2),
                    new Streak.Length(10, 2.5),
                    new Streak.Length(12, 3)),
            List.of(
                    new Streak.Length(10, 3),
                    new Streak.Length(15, 5),
                    new Streak.Length(15, 8),
                    new Streak.Length(15, 12),
                    new Streak.Length(20, 15)),
            List.of(
                    new Streak.Length(12, 4),
                    new Streak.Length(17, 6),
                    new Streak.Length(17, 9),
                    new Streak.Length(17, 13),
                    new Streak.Length(22, 16)));

    @Override
    public String name() {
        return "motion_blur";
    }

    @Override
    public Group group() {
        return Group.BLUR;
    }

    @Override
    public String summary() {
        return "drawn out along a line, as by a camera in motion";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Streak streak = Streak.of(LENGTH.at(image, severity), draws.uniform(-45, 45));
        return new RgbImage(image.width(), image.height(), streak.blur(image.pixels(), image.width(), Levels.CHANNELS));
    }
}
