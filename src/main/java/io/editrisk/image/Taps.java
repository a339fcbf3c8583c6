package io.editrisk.image;

/**
 * What the pixels along one side of a resize are made of: each of {@code count} neighbours from {@code first} on, the same
 * count for all, times its weight in units of 2^-22. Weights are [neighbour][pixel].
 */
final class Taps {

    /** Bits behind the point: 32 without 8 for the pixel and 2 for sums beyond 1. */
    static final int BITS = 32 - 8 - 2;

    static final int HALF = 1 << (BITS - 1);

    private final int[] first;
    private final int[][] weights;

    private Taps(int[] first, int[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    static Taps of(Resampling filter, Side side) {
        int pixels = side.count();
        double reduction = Math.max(1, side.scale());
        double support = filter.support() * reduction;
        int[] first = new int[pixels];
        int[] end = new int[pixels];
        int count = 1;
        for (int i = 0; i < pixels; i++) {
            double centre = centre(side, i);
            first[i] = Math.max(0, (int) (centre - support + 0.5));
            end[i] = Math.min(side.source(), (int) (centre + support + 0.5));
            count = Math.max(count, end[i] - first[i]);
        }
        int[][] weights = new int[count][pixels];
        double[] exact = new double[count];
        for (int i = 0; i < pixels; i++) {
            int taken = end[i] - first[i];
            for (int t = 0; t < taken; t++) {
                exact[t] = filter.weight((t + first[i] - centre(side, i) + 0.5) * (1 / reduction));
            }
            // a window that would reach beyond the end begins earlier instead, with weights of 0
            int start = Math.min(first[i], side.source() - count);
            double sum = sum(exact, taken);
            for (int t = 0; t < taken; t++) {
                weights[first[i] - start + t][i] = rounded(sum == 0 ? exact[t] : exact[t] / sum);
            }
            first[i] = start;
        }
        return new Taps(first, weights);
    }

    private static double centre(Side side, int pixel) {
        return side.from() + (side.first() + pixel + 0.5) * side.scale();
    }

    private static double sum(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static int rounded(double weight) {
        double units = weight * (1 << BITS);
        return (int) (units < 0 ? units - 0.5 : units + 0.5);
    }

    /** Pixels made. */
    int pixels() {
        return first.length;
    }

    /** Neighbours a pixel. */
    int count() {
        return weights.length;
    }

    int first(int pixel) {
        return first[pixel];
    }

    /** The weight that every pixel gives to one of its neighbours, 0 up to {@link #count}. */
    int[] weights(int neighbour) {
        return weights[neighbour];
    }
}
