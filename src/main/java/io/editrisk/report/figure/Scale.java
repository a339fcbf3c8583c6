package io.editrisk.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From numbers to pixels along one axis.
 *
 * @param low the number at {@code from}; of a logarithmic axis its logarithm to base ten
 * @param high the number at {@code to}
 */
record Scale(boolean logarithmic, double low, double high, double from, double to) {

    private static final double MARGIN = 0.06;

    /** One that holds all values, with some space around them. */
    static Scale around(boolean logarithmic, List<Double> values, double from, double to) {
        List<Double> placed = values.stream()
                .map(value -> logarithmic ? Math.log10(value) : value)
                .toList();
        double least = placed.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = placed.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double space = most > least ? MARGIN * (most - least) : 1;
        return new Scale(logarithmic, least - space, most + space, from, to);
    }

    double pixel(double value) {
        double place = logarithmic ? Math.log10(value) : value;
        return from + (place - low) / (high - low) * (to - from);
    }

    /**
     * Round numbers to label.
     *
     * @param space that each wants, in pixels
     */
    List<Double> ticks(double space) {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (int power = (int) Math.ceil(low); power <= Math.floor(high); power++) {
                ticks.add(Math.pow(10, power));
            }
            return ticks;
        }
        double step = step((high - low) / Math.max(2, Math.floor(Math.abs(to - from) / space)));
        for (double k = Math.ceil(low / step); k * step <= high; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten, no less than that. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    static String text(double tick) {
        if (tick >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", tick);
        }
        String text = String.format(Locale.ROOT, "%.2f", tick).replaceAll("\\.?0+$", "");
        return text.equals("-0") || text.isEmpty() ? "0" : text.replace('-', '−');
    }
}
