package io.editrisk.evaluation;

import java.util.List;

/**
 * A look at what was measured of an edit so far: whether that is enough.
 *
 * @param look which one, from 1
 * @param quantities everything of the edit that the gate limits
 * @param goOn whether more images are to be measured
 */
public record Look(String run, String edit, int look, List<Quantity> quantities, boolean goOn) {
    public Look {
        quantities = List.copyOf(quantities);
    }

    /**
     * What the gate limits, at the point of the line that would be taken now.
     *
     * @param edit as it is reported
     * @param limit the gate's name of it
     * @param change of accuracy; negative is a loss
     * @param interval of the change, as wide as looking several times makes it ({@link Looks})
     */
    public record Quantity(String edit, String limit, double alpha, double change, Interval interval, State state) {}

    /** What is known of a quantity. */
    public enum State {
        /** All of the interval keeps the limit. */
        KEPT,
        /** All of it breaks the limit. */
        BROKEN,
        /** The limit is within, but the interval is as narrow as was asked for. */
        NARROW,
        /** Not enough. */
        OPEN
    }
}
