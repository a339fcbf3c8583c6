package io.editrisk.example;

/**
 * The one-cycle schedule (Smith and Topin 2018), as torch.optim.lr_scheduler.OneCycleLR has it with cosines: the rate
 * rises from a 25th of its peak over the first fifth of the steps, then falls to a 250,000th; momentum goes the other
 * way, between .95 and .85.
 *
 * @param steps in all, at least 10
 * @param peak the highest rate
 */
record OneCycle(int steps, double peak) {

    private static final double RISING = 0.2;
    private static final double MOMENTUM_HIGH = 0.95;
    private static final double MOMENTUM_LOW = 0.85;

    OneCycle {
        if (steps < 10) {
            throw new IllegalArgumentException("a cycle of " + steps + " steps");
        }
    }

    /** @param step from 0 */
    double rate(int step) {
        double start = peak / 25;
        return along(step, start, peak, start / 1e4);
    }

    double momentum(int step) {
        return along(step, MOMENTUM_HIGH, MOMENTUM_LOW, MOMENTUM_HIGH);
    }

    private double along(int step, double start, double top, double end) {
        double turn = RISING * steps - 1;
        return step <= turn ? cosine(start, top, step / turn) : cosine(top, end, (step - turn) / (steps - 1 - turn));
    }

    private static double cosine(double from, double to, double part) {
        return to + (from - to) / 2 * (1 + Math.cos(Math.PI * part));
    }
}
