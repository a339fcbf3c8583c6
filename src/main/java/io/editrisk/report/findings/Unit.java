package io.editrisk.report.findings;

import io.editrisk.evaluation.Interval;
import java.util.Locale;

/** How a number is written for people; a true minus sign, and always the same digits. */
enum Unit {
    /** A difference of accuracies, in percentage points. */
    POINTS(100, "%+.1f"),
    /** A fraction, in percent. */
    PERCENT(100, "%.0f%%"),
    /** A number by itself, for instance a correlation. */
    NUMBER(1, "%+.2f");

    private final double factor;
    private final String format;

    Unit(double factor, String format) {
        this.factor = factor;
        this.format = format;
    }

    String text(double value) {
        String text = String.format(Locale.ROOT, format, value * factor).replace('-', '−');
        return text.matches("[+−]0(\\.0+)?%?") ? text.substring(1) : text;
    }

    String text(Interval interval) {
        return text(interval.low()) + " to " + text(interval.high());
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
