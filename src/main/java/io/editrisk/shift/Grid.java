package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * Numbers in rows of their own, the channels of a point side by side: [height][width * channels]. Filters work down the
 * rows, and across by turning the grid, for then every loop runs over whole rows with the same index in each of them: the
 * form that the JIT compiles to vector instructions. The arrays are shared, not copied.
 */
final class Grid {

    /** What number stands for a level of 0..255. */
    interface Numbers {
        double of(byte level);
    }

    private final int channels;
    private final double[][] rows;

    Grid(int channels, double[][] rows) {
        this.channels = channels;
        this.rows = rows;
    }

    /** The picture's fractions. */
    static Grid of(RgbImage image) {
        return of(image.pixels(), image.width(), Levels.CHANNELS, Levels::fraction);
    }

    /** Of each level, row by row, a number. */
    static Grid of(byte[] levels, int width, int channels, Numbers numbers) {
        double[] numberOf = new double[256];
        for (int level = 0; level < numberOf.length; level++) {
            numberOf[level] = numbers.of((byte) level);
        }
        int length = width * channels;
        double[][] rows = new double[levels.length / length][length];
        for (int y = 0; y < rows.length; y++) {
            double[] row = rows[y];
            for (int i = 0, at = y * length; i < length; i++, at++) {
                row[i] = numberOf[levels[at] & 0xff];
            }
        }
        return new Grid(channels, rows);
    }

    int channels() {
        return channels;
    }

    double[][] rows() {
        return rows;
    }

    int width() {
        return rows[0].length / channels;
    }

    int height() {
        return rows.length;
    }

    /** Rows become columns. */
    Grid turned() {
        double[][] turned = new double[width()][height() * channels];
        for (int y = 0; y < rows.length; y++) {
            double[] row = rows[y];
            if (channels == 1) {
                for (int x = 0; x < turned.length; x++) {
                    turned[x][y] = row[x];
                }
            } else {
                turn(row, y * Levels.CHANNELS, turned);
            }
        }
        return new Grid(channels, turned);
    }

    private static void turn(double[] row, int at, double[][] turned) {
        for (int x = 0, from = 0; x < turned.length; x++, from += Levels.CHANNELS) {
            double[] column = turned[x];
            column[at] = row[from];
            column[at + 1] = row[from + 1];
            column[at + 2] = row[from + 2];
        }
    }

    /** Each row with {@code margin} more points at either end. */
    Grid widened(int margin, Border border) {
        int width = width();
        double[][] wide = new double[rows.length][(width + 2 * margin) * channels];
        for (int y = 0; y < rows.length; y++) {
            System.arraycopy(rows[y], 0, wide[y], margin * channels, rows[y].length);
            for (int i = 1; i <= margin; i++) {
                int left = border.inside(-i, width) * channels;
                int right = border.inside(width - 1 + i, width) * channels;
                System.arraycopy(rows[y], left, wide[y], (margin - i) * channels, channels);
                System.arraycopy(rows[y], right, wide[y], (margin + width - 1 + i) * channels, channels);
            }
        }
        return new Grid(channels, wide);
    }

    /** The picture whose levels are these fractions, cut off. */
    RgbImage levels() {
        int length = rows[0].length;
        byte[] pixels = new byte[rows.length * length];
        for (int y = 0; y < rows.length; y++) {
            double[] row = rows[y];
            for (int i = 0, at = y * length; i < length; i++, at++) {
                pixels[at] = Levels.level(row[i]);
            }
        }
        return new RgbImage(width(), height(), pixels);
    }
}
