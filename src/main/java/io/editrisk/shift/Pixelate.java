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
        return enlarged(reduced, image.width(), image.height());
    }

    /** What Pillow's box filter makes of an enlargement: each pixel is the one under its centre. */
    private static RgbImage enlarged(RgbImage image, int width, int height) {
        int[] columns = under(image.width(), width);
        int[] rows = under(image.height(), height);
        byte[] pixels = image.pixels();
        int length = width * Levels.CHANNELS;
        byte[] enlarged = new byte[height * length];
        for (int y = 0; y < height; y++) {
            if (y > 0 && rows[y] == rows[y - 1]) {
                System.arraycopy(enlarged, (y - 1) * length, enlarged, y * length, length);
                continue;
            }
            int row = rows[y] * image.width();
            for (int x = 0, at = y * length; x < width; x++, at += Levels.CHANNELS) {
                int from = (row + columns[x]) * Levels.CHANNELS;
                enlarged[at] = pixels[from];
                enlarged[at + 1] = pixels[from + 1];
                enlarged[at + 2] = pixels[from + 2];
            }
        }
        return new RgbImage(width, height, enlarged);
    }

    private static int[] under(int from, int to) {
        int[] under = new int[to];
        for (int i = 0; i < to; i++) {
            under[i] = (int) ((i + 0.5) * ((double) from / to));
        }
        return under;
    }
}
