package io.editrisk.report.findings;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.figure.Figure.Mark;
import java.util.Optional;

/** Means over seeds as marks of a figure. */
final class SeedMarks {

    private SeedMarks() {}

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
        return mean.interval().map(interval -> new Interval(unit.scaled(interval.low()), unit.scaled(interval.high())));
    }
}
