package io.editrisk.shift;

/**
 * A height map by diamond-square on a torus, scaled to [0, 1]. A new point is the mean of its four neighbours plus
 * {@code wibble * uniform(-wibble, wibble)}: the amplitude is the square of the wibble, as in the published code.
 */
final class Plasma {

    private static final double FIRST_WIBBLE = 100;

    private final int side;
    private final double[] heights;

    private Plasma(int side) {
        this.side = side;
        this.heights = new double[side * side];
    }

    /** @param side a power of two, from 2 */
    static Plasma draw(int side, double decay, Draws draws) {
        Plasma plasma = new Plasma(side);
        double wibble = FIRST_WIBBLE;
        for (int step = side; step >= 2; step /= 2) {
            plasma.squares(step, wibble, draws);
            plasma.diamonds(step, wibble, draws);
            wibble /= decay;
        }
        plasma.scale();
        return plasma;
    }

    /** The height at a point, 0..1. */
    double at(int x, int y) {
        return heights[y * side + x];
    }

    /** The centre of each square from its corners. */
    private void squares(int step, double wibble, Draws draws) {
        for (int y = 0; y < side; y += step) {
            for (int x = 0; x < side; x += step) {
                // sums in the published order: the corners above, below, then their right-hand neighbours
                double corners = wrapped(x, y) + wrapped(x, y + step);
                corners += wrapped(x + step, y) + wrapped(x + step, y + step);
                set(x + step / 2, y + step / 2, corners, wibble, draws);
            }
        }
    }

    /** The middle of each horizontal edge, for all of them first, then that of each vertical edge. */
    private void diamonds(int step, double wibble, Draws draws) {
        int half = step / 2;
        for (int y = 0; y < side; y += step) {
            for (int x = 0; x < side; x += step) {
                double centres = wrapped(x + half, y + half) + wrapped(x + half, y - half);
                double corners = wrapped(x, y) + wrapped(x + step, y);
                set(x + half, y, centres + corners, wibble, draws);
            }
        }
        for (int y = 0; y < side; y += step) {
            for (int x = 0; x < side; x += step) {
                double centres = wrapped(x + half, y + half) + wrapped(x - half, y + half);
                double corners = wrapped(x, y) + wrapped(x, y + step);
                set(x, y + half, centres + corners, wibble, draws);
            }
        }
    }

    private void set(int x, int y, double sumOfFour, double wibble, Draws draws) {
        double uniform = -wibble + (wibble - -wibble) * draws.uniform();
        heights[y * side + x] = sumOfFour / 4 + wibble * uniform;
    }

    private double wrapped(int x, int y) {
        return heights[(y & side - 1) * side + (x & side - 1)];
    }

    private void scale() {
        double least = Double.POSITIVE_INFINITY;
        for (double height : heights) {
            least = Math.min(least, height);
        }
        double most = 0;
        for (int i = 0; i < heights.length; i++) {
            heights[i] -= least;
            most = Math.max(most, heights[i]);
        }
        for (int i = 0; i < heights.length; i++) {
            heights[i] /= most;
        }
    }
}
