package io.editrisk.adapter.sqs;

import io.editrisk.adapter.sqs.DoorbellQueues.Received;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A message that is being worked on: hidden from others for as long as that takes, deleted only once it is done. */
final class InFlight {

    private static final Logger LOG = Logger.getLogger(InFlight.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    private final DoorbellQueues queues;
    private final Received message;
    private final Runnable released;
    private final ScheduledFuture<?> heartbeat;
    private boolean ended;

    InFlight(
            DoorbellQueues queues,
            Received message,
            Duration invisible,
            ScheduledExecutorService timer,
            Runnable released) {
        this.queues = queues;
        this.message = message;
        this.released = released;
        long period = invisible.toMillis() / 3;
        heartbeat = timer.scheduleAtFixedRate(() -> extend(invisible), period, period, TimeUnit.MILLISECONDS);
    }

    /** Not while the end is told: a beat that came after it would hide what was given back. */
    private synchronized void extend(Duration invisible) {
        if (ended) {
            return;
        }
        try {
            queues.hide(message, invisible);
        } catch (RuntimeException e) {
            // the next beat tries again; should all fail, another worker does the task too, which changes nothing
            LOG.debugf(e, "could not extend a message of %s", message.function());
        }
    }

    /** The result is stored: the message may go. One that could not be deleted comes again and changes nothing. */
    CompletionStage<Void> done() {
        return end(() -> queues.delete(message));
    }

    /** Not done: the message comes again, or goes to the dead letters after its last delivery. */
    CompletionStage<Void> failed() {
        return end(() -> queues.hide(message, AGAIN_AFTER));
    }

    /** Will not be done at all. */
    CompletionStage<Void> givenUp(String reason) {
        return end(() -> queues.giveUp(message, reason));
    }

    /** Will not be done here: the message is for another worker, now, as if it had never been delivered. */
    CompletionStage<Void> givenBack() {
        return end(() -> queues.sendAgain(message));
    }

    private synchronized CompletionStage<Void> end(Runnable action) {
        if (!ended) {
            ended = true;
            heartbeat.cancel(false);
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.warnf("the queue did not answer about a message of %s: %s", message.function(), e.getMessage());
            } finally {
                released.run();
            }
        }
        return CompletableFuture.completedFuture(null);
    }
}
