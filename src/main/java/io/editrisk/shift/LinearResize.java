package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * OpenCV's linear resize of 8-bit pictures, to the last bit: no filter against aliasing, weights in whole 2048ths. Pillow's,
 * which {@code io.editrisk.image} has, does filter.
 */
final class LinearResize {

    private static final int ONE = 2048;

    private final int[] before;
    private final int[] after;
    private final int[] nearness;
    private final int[] farness;

    /** Along one side. */
    private LinearResize(int from, int to, double scale) {
        before = new int[to];
        after = new int[to];
        nearness = new int[to];
        farness = new int[to];
        for (int i = 0; i < to; i++) {
            float place = (float) ((i + 0.5) * (1 / scale) - 0.5);
            int whole = (int) Math.floor(place);
            float fraction = place - whole;
            if (whole < 0 || whole >= from - 1) {
                fraction = 0;
            }
            before[i] = Math.max(0, Math.min(from - 1, whole));
            after[i] = Math.min(from - 1, before[i] + 1);
            nearness[i] = (int) Math.rint((1 - fraction) * ONE);
            farness[i] = (int) Math.rint(fraction * ONE);
        }
    }

    /** Both sides times {@code scale}, rounded. */
    static RgbImage of(RgbImage image, double scale) {
        int width = (int) Math.rint(image.width() * scale);
        int height = (int) Math.rint(image.height() * scale);
        LinearResize across = new LinearResize(image.width(), width, scale);
        LinearResize down = new LinearResize(image.height(), height, scale);
        byte[] resized = new byte[width * height * Levels.CHANNELS];
        int[] above = new int[width * Levels.CHANNELS];
        int[] below = new int[width * Levels.CHANNELS];
        for (int y = 0; y < height; y++) {
            across.row(image, down.before[y], above);
            across.row(image, down.after[y], below);
            int at = y * above.length;
            for (int i = 0; i < above.length; i++) {
                int sum = share(down.nearness[y], above[i]) + share(down.farness[y], below[i]);
                resized[at + i] = (byte) ((sum + 2) >> 2);
            }
        }
        return new RgbImage(width, height, resized);
    }

    private static int share(int weight, int value) {
        return (weight * (value >> 4)) >> 16;
    }

    private void row(RgbImage image, int y, int[] row) {
        for (int i = 0; i < row.length; i++) {
            int x = i / Levels.CHANNELS;
            int channel = i % Levels.CHANNELS;
            row[i] = image.at(before[x], y, channel) * nearness[x] + image.at(after[x], y, channel) * farness[x];
        }
    }
}
