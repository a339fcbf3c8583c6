package io.editrisk.report.findings;

import io.editrisk.evaluation.Interval;
import java.util.List;
import java.util.Optional;

/**
 * A figure, before anything is drawn: panels beside one another that share their series.
 *
 * @param caption one sentence: what is seen
 * @param series what the legend names, in the order of colours; marks refer to it by index
 */
record Figure(String caption, List<String> series, List<Panel> panels) {

    /** One plot. */
    record Panel(String title, Axis x, Axis y, List<Curve> curves) {}

    /**
     * An axis, with its unit in the label.
     *
     * @param categories names of the places 0, 1, … from the top; empty for numbers
     * @param logarithmic for numbers above 0
     */
    record Axis(String label, List<String> categories, boolean logarithmic) {
        static Axis numbers(String label) {
            return new Axis(label, List.of(), false);
        }

        static Axis powers(String label) {
            return new Axis(label, List.of(), true);
        }

        static Axis of(List<String> categories) {
            return new Axis("", categories, false);
        }
    }

    /**
     * Marks of one series.
     *
     * @param joined whether a line goes through them
     */
    record Curve(int series, boolean joined, List<Mark> marks) {}

    /** A point, with its intervals where it has them; in the axes' units. */
    record Mark(double x, double y, Optional<Interval> acrossX, Optional<Interval> acrossY) {

        /** A mean along x at the place y. */
        static Mark lying(SeedMean mean, Unit unit, double y) {
            return new Mark(unit.scaled(mean.mean()), y, scaled(mean, unit), Optional.empty());
        }

        /** A mean along y at the place x. */
        static Mark upright(double x, SeedMean mean, Unit unit) {
            return new Mark(x, unit.scaled(mean.mean()), Optional.empty(), scaled(mean, unit));
        }

        /** Means along both, the same unit. */
        static Mark crossed(SeedMean x, SeedMean y, Unit unit) {
            return new Mark(unit.scaled(x.mean()), unit.scaled(y.mean()), scaled(x, unit), scaled(y, unit));
        }

        private static Optional<Interval> scaled(SeedMean mean, Unit unit) {
            return mean.interval()
                    .map(interval -> new Interval(unit.scaled(interval.low()), unit.scaled(interval.high())));
        }
    }
}
