package io.editrisk.shift;

/**
 * e to a power, to the nearest double: where a picture is flat, the last bit of a Gaussian's weights decides to which level
 * it is cut off, and {@link StrictMath#exp} is off by that bit now and then. Computed with pairs of doubles, of which the
 * second is what the first leaves over.
 */
final class Exponential {

    /** Powers are divided by this, and the result squared as often. */
    private static final int HALVINGS = 8;

    private static final int TERMS = 12;

    private double high;
    private double low;

    private Exponential(double value) {
        high = value;
    }

    /** @param power -700..0 */
    static double of(double power) {
        double small = power / (1 << HALVINGS);
        Exponential result = new Exponential(1);
        for (int term = (int) (TERMS - 2 * small); term > 0; term--) {
            result.times(small);
            result.over(term);
            result.plusOne();
        }
        for (int i = 0; i < HALVINGS; i++) {
            result.square();
        }
        return result.high;
    }

    private void times(double factor) {
        double product = high * factor;
        set(product, Math.fma(high, factor, -product) + low * factor);
    }

    private void over(int divisor) {
        double quotient = high / divisor;
        set(quotient, (Math.fma(-quotient, divisor, high) + low) / divisor);
    }

    private void plusOne() {
        double sum = 1 + high;
        set(sum, high - (sum - 1) + low);
    }

    private void square() {
        double product = high * high;
        set(product, Math.fma(high, high, -product) + 2 * high * low);
    }

    private void set(double value, double rest) {
        high = value + rest;
        low = rest - (high - value);
    }
}
