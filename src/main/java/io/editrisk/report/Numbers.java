package io.editrisk.report;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.Summary.Measured;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: percent and percentage points to a tenth, with a true minus sign. */
final class Numbers {

    private Numbers() {}

    static String percent(double fraction) {
        return tenths(fraction) + "%";
    }

    /** An accuracy with its count and its interval. */
    static String counted(Measured measured) {
        return percent(measured.accuracy()) + " (" + measured.correct() + " of " + measured.seen() + "; "
                + percents(measured.interval()) + ")";
    }

    static String percents(Interval interval) {
        return tenths(interval.low()) + " to " + tenths(interval.high());
    }

    /** A signed difference. */
    static String points(double difference) {
        return signed(difference) + " points";
    }

    /** A distance, which has no sign. */
    static String size(double distance) {
        return tenths(distance) + " points";
    }

    static String signed(double difference) {
        String text = tenths(difference);
        return text.startsWith("−") || text.equals("0.0") ? text : "+" + text;
    }

    static String signed(Interval interval) {
        return signed(interval.low()) + " to " + signed(interval.high());
    }

    static String alpha(double alpha) {
        return BigDecimal.valueOf(alpha).stripTrailingZeros().toPlainString();
    }

    /** To three significant digits, for instance {@code 0.0123} or {@code 41.2}. */
    static String significant(double number) {
        return new BigDecimal(number, new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    /** A number that is no fraction. */
    static String tenth(double number) {
        return BigDecimal.valueOf(number)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('-', '−');
    }

    static String tenths(Interval interval) {
        return tenth(interval.low()) + " to " + tenth(interval.high());
    }

    private static String tenths(double fraction) {
        BigDecimal rounded = BigDecimal.valueOf(fraction).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() < 0
                ? "−" + rounded.negate().toPlainString()
                : rounded.abs().toPlainString();
    }
}
