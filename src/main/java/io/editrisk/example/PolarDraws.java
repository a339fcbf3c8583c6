package io.editrisk.example;

import io.editrisk.shift.Draws;

/**
 * Normal numbers by Marsaglia and Bray's polar method, two from a point in the unit disc: what the example's committed scenes
 * were painted with, on which its network was trained. Corruptions have a faster method, so it lives here.
 */
final class PolarDraws implements Draws {

    private final Draws uniform;
    private double spare;
    private boolean hasSpare;

    /** @param uniform where all randomness comes from */
    PolarDraws(Draws uniform) {
        this.uniform = uniform;
    }

    @Override
    public double uniform() {
        return uniform.uniform();
    }

    @Override
    public int below(int bound) {
        return uniform.below(bound);
    }

    @Override
    public double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform.uniform() - 1;
            y = 2 * uniform.uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * scale;
        hasSpare = true;
        return x * scale;
    }
}
