package io.editrisk.edit;

import java.time.Duration;

/** For how long a trial has been trained, in all calls together; what lay between them does not count. */
final class TrainedTime {

    private final Duration before;
    private final long begun = System.nanoTime();

    /** Begins now. */
    TrainedTime(Duration before) {
        this.before = before;
    }

    Duration soFar() {
        return before.plusNanos(System.nanoTime() - begun);
    }
}
