package io.editrisk.dataset;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The result of work on another thread: pictures are read, made and encoded on several. */
public final class Awaited {

    private Awaited() {}

    /**
     * Waits for it; what the work threw is thrown.
     *
     * @param interrupted what to say where this thread is interrupted meanwhile
     */
    public static <T> T of(Future<T> work, String interrupted) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted, e);
        }
    }
}
