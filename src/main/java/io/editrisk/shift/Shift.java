package io.editrisk.shift;

/** A corruption by its published name at a severity of 1..5 (Hendrycks and Dietterich 2019). */
public record Shift(String corruption, int severity) {
    public Shift {
        requireSeverity(severity);
    }

    static void requireSeverity(int severity) {
        if (severity < 1 || severity > 5) {
            throw new IllegalArgumentException("severity " + severity + " is not one of 1, 2, 3, 4, 5");
        }
    }
}
