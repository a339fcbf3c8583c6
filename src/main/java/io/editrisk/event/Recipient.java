package io.editrisk.event;

/** Who works on what a broker delivers. Threads may share one. */
public interface Recipient {

    /** Returns once the work is done or given up; throws nothing for a message that is wrong. */
    Receipt take(Letter letter);
}
