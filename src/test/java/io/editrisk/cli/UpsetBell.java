package io.editrisk.cli;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Between a store and its queues: events are dropped, doubled and delayed, and so overtake each other. */
final class UpsetBell implements Bell, AutoCloseable {

    private final Bell under;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private SplittableRandom random = new SplittableRandom();
    private FaultScript.Events upsets = FaultScript.Events.NONE;
    private int waiting;

    UpsetBell(Bell under) {
        this.under = under;
    }

    synchronized void upset(FaultScript.Events events, SplittableRandom draws) {
        upsets = events;
        random = draws;
    }

    /** From now on events pass. */
    synchronized void calm() {
        upsets = FaultScript.Events.NONE;
    }

    /** Events that were delayed and have not come yet. */
    synchronized int late() {
        return waiting;
    }

    @Override
    public synchronized void ring(Doorbell bell) {
        if (FunctionDeclaration.forKey(bell.key()).isEmpty() || random.nextDouble() < upsets.dropped()) {
            return;
        }
        int times = random.nextDouble() < upsets.doubled() ? 2 : 1;
        for (int i = 0; i < times; i++) {
            if (random.nextDouble() < upsets.delayed()) {
                waiting++;
                later.schedule(
                        () -> release(bell), random.nextLong(upsets.longest().toMillis()), TimeUnit.MILLISECONDS);
            } else {
                under.ring(bell);
            }
        }
    }

    private synchronized void release(Doorbell bell) {
        under.ring(bell);
        waiting--;
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
