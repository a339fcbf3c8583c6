package io.editrisk.shift;

/** The weights of a square neighbourhood that is the same mirrored, from side to side as well as from top to bottom. */
final class Kernel {

    /** A disc up to this radius lies in a grid of 17 by 17 and is smoothed by 3 by 3, a larger one by 5 by 5. */
    private static final int SMALL = 8;

    /** A quarter of them: [how far across][how far down] */
    private final double[][] weights;

    private Kernel(float[][] whole) {
        int radius = whole.length / 2;
        weights = new double[radius + 1][radius + 1];
        for (int x = 0; x <= radius; x++) {
            for (int y = 0; y <= radius; y++) {
                weights[x][y] = whole[radius + y][radius + x];
            }
        }
    }

    /**
     * The published disc: all points of the grid within the radius, in single precision, of sum 1, then blurred with
     * mirrored borders. It is not scaled again afterwards, so a disc that touches the grid's edge gains a percent.
     */
    static Kernel disc(double radius, double alias) {
        int reach = radius <= SMALL ? SMALL : (int) radius;
        int count = 0;
        float[][] disc = new float[2 * reach + 1][2 * reach + 1];
        for (int y = -reach; y <= reach; y++) {
            for (int x = -reach; x <= reach; x++) {
                if (x * x + y * y <= radius * radius) {
                    disc[y + reach][x + reach] = 1;
                    count++;
                }
            }
        }
        for (float[] row : disc) {
            for (int x = 0; x < row.length; x++) {
                row[x] /= count;
            }
        }
        return new Kernel(smoothed(disc, gaussian(radius <= SMALL ? 3 : 5, alias)));
    }

    /** OpenCV's getGaussianKernel: computed in double precision, scaled to sum 1, then rounded to single. */
    private static float[] gaussian(int size, double sigma) {
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double x = i - (size - 1) * .5;
            weights[i] = StrictMath.exp(-.5 / (sigma * sigma) * x * x);
            sum += weights[i];
        }
        float[] gaussian = new float[size];
        for (int i = 0; i < size; i++) {
            gaussian[i] = (float) (weights[i] * (1 / sum));
        }
        return gaussian;
    }

    /**
     * Along the rows, then along the columns. The order of sums and the fused steps are OpenCV's, to the last bit for the
     * discs of 17 by 17: where the picture is flat, the last bit of the disc's sum decides which level is cut off to.
     */
    private static float[][] smoothed(float[][] disc, float[] gaussian) {
        int side = disc.length;
        float[][] along = new float[side][side];
        float[][] smoothed = new float[side][side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float sum = 0;
                for (int i = 1; i <= gaussian.length / 2; i++) {
                    float sides = disc[y][Border.REFLECT_101.inside(x - i, side)]
                            + disc[y][Border.REFLECT_101.inside(x + i, side)];
                    sum = Math.fma(gaussian[gaussian.length / 2 + i], sides, sum);
                }
                along[y][x] = Math.fma(gaussian[gaussian.length / 2], disc[y][x], sum);
            }
        }
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float sum = gaussian[gaussian.length / 2] * along[y][x];
                for (int i = 1; i <= gaussian.length / 2; i++) {
                    float sides = along[Border.REFLECT_101.inside(y - i, side)][x]
                            + along[Border.REFLECT_101.inside(y + i, side)][x];
                    sum = Math.fma(gaussian[gaussian.length / 2 + i], sides, sum);
                }
                smoothed[y][x] = sum;
            }
        }
        return smoothed;
    }

    /** Every point the weighted sum of its neighbours; beyond the edge lies the picture mirrored. */
    Grid over(Grid grid) {
        int margin = weights.length - 1;
        Grid wide = grid.widened(margin, Border.REFLECT_101);
        double[][] sums = new double[grid.height()][grid.width() * grid.channels()];
        double[][] pairs = new double[sums.length][sums[0].length];
        double[] right = new double[sums[0].length];
        for (int x = 0; x < weights.length; x++) {
            for (int y = 0; y < sums.length; y++) {
                System.arraycopy(wide.rows()[y], (margin - x) * grid.channels(), pairs[y], 0, right.length);
                if (x > 0) {
                    System.arraycopy(wide.rows()[y], (margin + x) * grid.channels(), right, 0, right.length);
                    add(right, pairs[y]);
                }
            }
            Symmetric.of(weights[x]).addDown(pairs, Border.REFLECT_101, sums);
        }
        return new Grid(grid.channels(), sums);
    }

    private static void add(double[] row, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i];
        }
    }
}
