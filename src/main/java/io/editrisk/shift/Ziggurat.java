package io.editrisk.shift;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Normal numbers by the ziggurat of Marsaglia and Tsang in Doornik's form (An Improved Ziggurat Method to Generate Normal
 * Random Samples, 2005): the density under 127 layers of equal area and a tail; 99 of 100 numbers cost one random word and
 * one product. Layers, slopes and tail are computed by StrictMath, so that no machine or JDK gives another number.
 */
final class Ziggurat {

    private static final int LAYERS = 128;

    /** Where the tail begins, and the area of each layer, for so many. */
    private static final double TAIL = 3.442619855899;

    private static final double AREA = 9.91256303526217e-3;

    /** The right end of each layer, the widest first; the first is as wide as its area with the tail's asks for. */
    private static final double[] WIDTH = widths();

    /** How much of a layer lies under the density at any height. */
    private static final double[] INSIDE = inside();

    private static final double UNIT = 0x1p-53;

    private Ziggurat() {}

    private static double[] widths() {
        double[] widths = new double[LAYERS + 1];
        double density = density(TAIL);
        widths[0] = AREA / density;
        widths[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            widths[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / widths[i - 1] + density));
            density = density(widths[i]);
        }
        return widths;
    }

    private static double[] inside() {
        double[] inside = new double[LAYERS];
        for (int i = 0; i < LAYERS; i++) {
            inside[i] = WIDTH[i + 1] / WIDTH[i];
        }
        return inside;
    }

    /** Without the constant before it. */
    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }

    /** The next number, mean 0 and standard deviation 1. */
    static double next(UniformRandomProvider random) {
        while (true) {
            long word = random.nextLong();
            int layer = (int) word & (LAYERS - 1);
            double u = (word >> 10) * UNIT;
            if (Math.abs(u) < INSIDE[layer]) {
                return u * WIDTH[layer];
            }
            if (layer == 0) {
                return tail(random, u < 0);
            }
            double x = u * WIDTH[layer];
            double below = density(WIDTH[layer]);
            double above = density(WIDTH[layer + 1]);
            if (below + random.nextDouble() * (above - below) < density(x)) {
                return x;
            }
        }
    }

    /** Marsaglia's: an exponential number beyond the tail's beginning, kept as often as the density asks for. */
    private static double tail(UniformRandomProvider random, boolean negative) {
        double beyond;
        double height;
        do {
            beyond = -StrictMath.log(1 - random.nextDouble()) / TAIL;
            height = -StrictMath.log(1 - random.nextDouble());
        } while (2 * height < beyond * beyond);
        return negative ? -TAIL - beyond : TAIL + beyond;
    }
}
