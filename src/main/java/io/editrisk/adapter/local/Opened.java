package io.editrisk.adapter.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed the other way round: all of it, also where one thing fails to close. */
final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> things = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T thing) {
        things.push(thing);
        return thing;
    }

    /** Closes because of a fault, which keeps the lead over whatever closing brings up. */
    void closeAfter(Throwable fault) {
        while (!things.isEmpty()) {
            try {
                things.pop().close();
            } catch (Exception e) {
                fault.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        IllegalStateException unclean = new IllegalStateException("the embedded store and queue did not stop cleanly");
        closeAfter(unclean);
        if (unclean.getSuppressed().length > 0) {
            throw unclean;
        }
    }
}
