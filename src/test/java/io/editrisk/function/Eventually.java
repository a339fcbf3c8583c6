package io.editrisk.function;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again until there is an answer, up to a deadline that only a fault reaches. */
final class Eventually {

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 50;

    private Eventually() {}

    static <T> T found(String what, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            pause();
        }
        throw new AssertionError("no " + what + " within " + DEADLINE);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
