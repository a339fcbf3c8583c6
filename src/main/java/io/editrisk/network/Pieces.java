package io.editrisk.network;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Work in pieces that do not touch each other, under way on an executor. */
record Pieces(CompletableFuture<Void> all) {

    static Pieces start(List<Runnable> pieces, Executor executor) {
        return new Pieces(CompletableFuture.allOf(pieces.stream()
                .map(piece -> CompletableFuture.runAsync(piece, executor))
                .toArray(CompletableFuture[]::new)));
    }

    /** Waits until every piece has ended; then throws what the first one that failed threw. */
    void await() {
        try {
            all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
