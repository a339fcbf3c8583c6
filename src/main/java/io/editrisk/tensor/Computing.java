package io.editrisk.tensor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who computes at the moment. A process that ends while a thread is inside the engine's native code crashes instead of
 * ending: the library's own globals are torn down under it. So the end waits until every thread has come out, which it
 * does at its next {@link Scope}.
 */
final class Computing {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Duration longestWait;
    private final AtomicInteger scopes = new AtomicInteger();
    private volatile boolean ending;

    Computing() {
        this(LONGEST_WAIT);
    }

    Computing(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** Called once, when the engine starts. */
    void endWithProcess() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "tensor-engine-end"));
        } catch (IllegalStateException endsAlready) {
            ending = true;
        }
    }

    void enter() {
        scopes.incrementAndGet();
        if (ending) {
            scopes.decrementAndGet();
            throw new StoppedException();
        }
    }

    void leave() {
        scopes.decrementAndGet();
    }

    /** Lets nobody in any more and waits, but not for ever, until everybody has come out. */
    void end() {
        ending = true;
        for (long waited = 0; scopes.get() > 0 && waited < longestWait.toMillis(); waited += 10) {
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
