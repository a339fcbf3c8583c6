package io.editrisk.evaluation;

/** A 95% interval, in the unit of what it is about. */
public record Interval(double low, double high) {

    /** The normal quantile that 95% lie within. */
    static final double Z = 1.959963984540054;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /** Whether zero lies outside: the sign is beyond doubt, as far as 95% go. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
