package io.editrisk.cli;

import java.time.Duration;

/**
 * How a run is waited for.
 *
 * @param pause between two looks at the store
 * @param all how long at most, from when it is begun to be waited
 * @param follows to the run's end, not only until it is planned
 */
record Patience(Duration pause, Duration all, boolean follows) {

    /** Longer than anybody waits. */
    static final Duration ENDLESS = Duration.ofDays(36_500);

    /** To the end, however long that takes. */
    static Patience endless(Duration pause) {
        return new Patience(pause, ENDLESS, true);
    }
}
