package io.editrisk.shift;

/** One channel of 8 bits, and OpenCV's filters for it; beyond the edge it is mirrored without the outermost pixel. */
final class Plane {

    private final int width;
    private final int height;
    private final byte[] levels;

    Plane(int width, int height, byte[] levels) {
        this.width = width;
        this.height = height;
        this.levels = levels;
    }

    /** {@code (x * 255).astype(uint8)}: cut off, and what is above 255 begins again at 0. */
    static Plane of(Grid grid) {
        byte[] levels = new byte[grid.width() * grid.height()];
        int at = 0;
        for (double[] row : grid.rows()) {
            for (double value : row) {
                levels[at] = (byte) (int) (value * 255);
                at++;
            }
        }
        return new Plane(grid.width(), grid.height(), levels);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Level 0..255 of a pixel, counted row by row. */
    int at(int pixel) {
        return levels[pixel] & 0xff;
    }

    /** OpenCV's equalizeHist: every level is about as frequent as every other. */
    Plane levelled() {
        int[] histogram = new int[256];
        for (byte level : levels) {
            histogram[level & 0xff]++;
        }
        int first = 0;
        while (histogram[first] == 0) {
            first++;
        }
        byte[] exchanged = new byte[256];
        exchanged[first] = (byte) (histogram[first] == levels.length ? first : 0);
        float scale = 255f / (levels.length - histogram[first]);
        int sum = 0;
        for (int level = first + 1; level < 256; level++) {
            sum += histogram[level];
            exchanged[level] = (byte) Math.min(255, (int) Math.rint(sum * scale));
        }
        byte[] levelled = new byte[levels.length];
        for (int i = 0; i < levelled.length; i++) {
            levelled[i] = exchanged[levels[i] & 0xff];
        }
        return new Plane(width, height, levelled);
    }

    /** Whole weights for 3 by 3 neighbours, [y][x]; sums are clipped to 0..255. */
    Plane filtered(int[][] weights) {
        byte[] filtered = new byte[levels.length];
        int[] sums = new int[width];
        for (int y = 0; y < height; y++) {
            sums(y, weights, sums);
            for (int x = 0; x < width; x++) {
                filtered[y * width + x] = Levels.clipped(sums[x]);
            }
        }
        return new Plane(width, height, filtered);
    }

    /** The mean of 3 by 3 neighbours, rounded. */
    Plane smoothed() {
        byte[] smoothed = new byte[levels.length];
        int[] sums = new int[width];
        int[][] ones = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
        for (int y = 0; y < height; y++) {
            sums(y, ones, sums);
            for (int x = 0; x < width; x++) {
                smoothed[y * width + x] = (byte) ((2 * sums[x] + 9) / 18);
            }
        }
        return new Plane(width, height, smoothed);
    }

    private void sums(int y, int[][] weights, int[] sums) {
        java.util.Arrays.fill(sums, 0);
        for (int i = 0; i < 3; i++) {
            int row = Border.REFLECT_101.inside(y + i - 1, height) * width;
            int left = weights[i][0];
            int middle = weights[i][1];
            int right = weights[i][2];
            for (int x = 1; x < width - 1; x++) {
                int at = row + x;
                sums[x] += left * (levels[at - 1] & 0xff) + middle * at(at) + right * (levels[at + 1] & 0xff);
            }
            sums[0] += middle * at(row) + (left + right) * at(row + Border.REFLECT_101.inside(1, width));
            if (width > 1) {
                sums[width - 1] += middle * at(row + width - 1) + (left + right) * at(row + width - 2);
            }
        }
    }
}
