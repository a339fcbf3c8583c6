package io.editrisk.shift;

/** Where a corruption takes its random numbers from, one after the other. */
public interface Draws {

    /** Uniform on [0, 1), a multiple of 2^-53. */
    double uniform();

    /** Normal with mean 0 and standard deviation 1. */
    double gaussian();

    /** A whole number from 0 to {@code bound} - 1, each as likely. */
    int below(int bound);

    /** Uniform on {@code low} to {@code high}. */
    default double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }
}
