package io.editrisk.function;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls over HTTP that are under way: when the process ends they may come to their end, and others are sent elsewhere. */
@ApplicationScoped
class HttpDrain {

    private static final Duration GRACE = Duration.ofSeconds(8);

    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean draining;

    /** A {@link RefusedException} where the process is about to end. */
    void enter(RoutingContext call) {
        running.incrementAndGet();
        call.addEndHandler(ended -> running.decrementAndGet());
        if (draining) {
            throw new RefusedException(503, "this process is about to end");
        }
    }

    /** Takes nothing more, and lets what is running end for a while. */
    void end() throws InterruptedException {
        draining = true;
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (running.get() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
