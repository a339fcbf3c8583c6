package io.editrisk.evaluation;

/** The score interval of one proportion (Wilson 1927): within 0..1 and sensible for few images and near the ends. */
public final class WilsonInterval {

    private WilsonInterval() {}

    /** Of an accuracy of which something was seen. */
    public static Interval of(Accuracy accuracy) {
        return of(accuracy.fraction(), (double) accuracy.seen());
    }

    /** The same of a fraction of so many images, which need not be whole. */
    static Interval of(double p, double n) {
        double z2 = Interval.Z * Interval.Z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Interval.Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        double low = p <= 0 ? 0 : centre - half;
        double high = p >= 1 ? 1 : centre + half;
        return new Interval(Math.max(0, low), Math.min(1, high));
    }
}
