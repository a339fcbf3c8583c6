package io.editrisk.experiment;

/**
 * How much of something there is, as far as it is known before it is done.
 *
 * @param known 0 or more
 * @param complete whether that is all; else it is unknown how much more there is
 */
public record Amount(double known, boolean complete) {

    /** Nothing is known of it. */
    public static final Amount UNKNOWN = new Amount(0, false);

    static final Amount NONE = known(0);

    /** So much, and that is all. */
    public static Amount known(double known) {
        return new Amount(known, true);
    }

    public Amount plus(Amount other) {
        return new Amount(known + other.known, complete && other.complete);
    }

    /** So many times as much; nothing at all of what is not there. */
    public Amount times(double factor) {
        return factor == 0 ? NONE : new Amount(known * factor, complete);
    }
}
