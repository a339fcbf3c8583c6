package io.editrisk.shift;

/** Where a corruption takes its random numbers from, one after the other. */
public interface Draws {

    /** Uniform on [0, 1), a multiple of 2^-53. */
    double uniform();

    /** Normal with mean 0 and standard deviation 1. */
    double gaussian();
}
