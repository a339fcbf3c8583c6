package io.editrisk.shift;

/**
 * The middle of a grid enlarged to at least its size, linearly and corner on corner, as SciPy's zoom does it, and cut to
 * its size.
 */
final class ClippedZoom {

    private final Axis down;
    private final Axis across;

    private ClippedZoom(Axis down, Axis across) {
        this.down = down;
        this.across = across;
    }

    /** @param factor 1 or more */
    static ClippedZoom of(int width, int height, double factor) {
        return new ClippedZoom(Axis.of(height, factor), Axis.of(width, factor));
    }

    /** Which two points along a side each point lies between, and how much of either it is made of. */
    private record Axis(int[] before, int[] after, double[] nearness, double[] farness) {

        static Axis of(int length, double factor) {
            int taken = (int) Math.ceil(length / factor);
            int first = (length - taken) / 2;
            int made = (int) Math.rint(taken * factor);
            int trimmed = (made - length) / 2;
            double step = made > 1 ? (taken - 1) / (double) (made - 1) : 1;
            Axis axis = new Axis(new int[length], new int[length], new double[length], new double[length]);
            for (int i = 0; i < length; i++) {
                axis.set(i, (trimmed + i) * step, first, taken);
            }
            return axis;
        }

        private void set(int i, double place, int first, int taken) {
            int whole = (int) place;
            before[i] = first + Math.min(whole, taken - 1);
            after[i] = first + Math.min(whole + 1, taken - 1);
            // SciPy has 0 for what lies beyond the last point, be it by a rounding only: a black last row or column
            boolean beyond = place > taken - 1;
            nearness[i] = beyond ? 0 : 1 - (place - whole);
            farness[i] = beyond ? 0 : place - whole;
        }
    }

    /** The grid enlarged. */
    Grid of(Grid grid) {
        int channels = grid.channels();
        double[][] zoomed = new double[grid.height()][grid.width() * channels];
        double[] row = new double[grid.width() * channels];
        for (int y = 0; y < zoomed.length; y++) {
            blend(grid, y, row);
            for (int x = 0, at = 0; x < grid.width(); x++) {
                for (int channel = 0; channel < channels; channel++, at++) {
                    zoomed[y][at] = across.nearness()[x] * row[across.before()[x] * channels + channel]
                            + across.farness()[x] * row[across.after()[x] * channels + channel];
                }
            }
        }
        return new Grid(channels, zoomed);
    }

    /** Adds the grid enlarged, in single precision: [height][width * 3]. */
    void addTo(float[][] sums, Grid grid) {
        double[] row = new double[grid.width() * Levels.CHANNELS];
        for (int y = 0; y < sums.length; y++) {
            blend(grid, y, row);
            float[] sum = sums[y];
            for (int x = 0, at = 0; at < sum.length; x++, at += Levels.CHANNELS) {
                int before = across.before()[x] * Levels.CHANNELS;
                int after = across.after()[x] * Levels.CHANNELS;
                double nearness = across.nearness()[x];
                double farness = across.farness()[x];
                sum[at] += (float) (nearness * row[before] + farness * row[after]);
                sum[at + 1] += (float) (nearness * row[before + 1] + farness * row[after + 1]);
                sum[at + 2] += (float) (nearness * row[before + 2] + farness * row[after + 2]);
            }
        }
    }

    /** The row of the source, whole, that a row of the result is made from. */
    private void blend(Grid grid, int y, double[] blended) {
        double[] before = grid.rows()[down.before()[y]];
        double[] after = grid.rows()[down.after()[y]];
        double nearness = down.nearness()[y];
        double farness = down.farness()[y];
        for (int i = 0; i < blended.length; i++) {
            blended[i] = nearness * before[i] + farness * after[i];
        }
    }
}
