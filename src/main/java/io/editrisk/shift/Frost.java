package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/**
 * A piece of one of five textures of frost laid over the picture. The published code has six, but draws from the first
 * five: the sixth was never used.
 */
final class Frost implements Corruption {

    private record Parameters(double picture, double frost) {}

    private static final Published<Parameters> PARAMETERS = new Published<>(
            List.of(
                    new Parameters(1, .2),
                    new Parameters(1, .3),
                    new Parameters(.9, .4),
                    new Parameters(.85, .4),
                    new Parameters(.75, .45)),
            List.of(
                    new Parameters(1, .3),
                    new Parameters(.9, .4),
                    new Parameters(.8, .45),
                    new Parameters(.75, .5),
                    new Parameters(.7, .55)),
            List.of(
                    new Parameters(1, .4),
                    new Parameters(.8, .6),
                    new Parameters(.7, .7),
                    new Parameters(.65, .7),
                    new Parameters(.6, .75)));

    private final FrostTextures textures;

    Frost(FrostTextures textures) {
        this.textures = textures;
    }

    @Override
    public String name() {
        return FrostTextures.CORRUPTION;
    }

    @Override
    public Group group() {
        return Group.WEATHER;
    }

    @Override
    public String summary() {
        return "crystals of frost on the lens";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = PARAMETERS.at(image, severity);
        RgbImage texture = textures.covering(image, draws.below(FrostTextures.COUNT));
        int top = draws.below(texture.height() - image.height());
        int left = draws.below(texture.width() - image.width());
        byte[] frosted = new byte[image.pixels().length];
        int length = image.width() * Levels.CHANNELS;
        for (int y = 0; y < image.height(); y++) {
            int from = ((top + y) * texture.width() + left) * Levels.CHANNELS;
            for (int i = 0, at = y * length; i < length; i++, at++) {
                double picture = parameters.picture() * (image.pixels()[at] & 0xff);
                double frost = parameters.frost() * (texture.pixels()[from + i] & 0xff);
                frosted[at] = Levels.clipped((int) (picture + frost));
            }
        }
        return new RgbImage(image.width(), image.height(), frosted);
    }
}
