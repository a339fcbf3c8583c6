package io.editrisk.report.findings;

import io.editrisk.evaluation.Interval;
import java.util.Locale;

/** How a number is written for people: a true minus sign, always the same digits, intervals within what is possible. */
enum Unit {
    /** A difference of accuracies, in percentage points. */
    POINTS(100, "%+.1f", Double.POSITIVE_INFINITY),
    /** A fraction, 0..1, in percent. */
    PERCENT(100, "%.0f%%", 1),
    /** A correlation, -1..1. */
    CORRELATION(1, "%+.2f", 1);

    private final double factor;
    private final String format;
    private final double most;

    Unit(double factor, String format, double most) {
        this.factor = factor;
        this.format = format;
        this.most = most;
    }

    String text(double value) {
        String text = String.format(Locale.ROOT, format, value * factor).replace('-', '−');
        return text.matches("[+−]0(\\.0+)?%?") ? text.substring(1) : text;
    }

    String text(Interval interval) {
        double least = this == PERCENT ? 0 : -most;
        return text(Math.max(least, interval.low())) + " to " + text(Math.min(most, interval.high()));
    }

    String text(SeedMean mean) {
        return text(mean.mean())
                + mean.interval().map(interval -> " (" + text(interval) + ")").orElse(" (one seed)");
    }

    /** As plots have it. */
    double scaled(double value) {
        return value * factor;
    }
}
