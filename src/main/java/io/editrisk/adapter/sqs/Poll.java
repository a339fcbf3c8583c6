package io.editrisk.adapter.sqs;

import io.editrisk.adapter.sqs.DoorbellQueues.Received;
import io.editrisk.event.FunctionName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Asks queues in their order. One queue is asked by long polls; several by short ones with a pause after a round that
 * found nothing, which doubles up to a limit.
 */
final class Poll {

    private static final Logger LOG = Logger.getLogger(Poll.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final long SHORTEST_PAUSE = 10;
    private static final long LONGEST_PAUSE = 500;
    private static final long LONGEST_OUTAGE_PAUSE = 10_000;

    private final DoorbellQueues queues;
    private final List<FunctionName> functions;
    private final Duration invisible;
    private final BooleanSupplier stopping;
    private long pause = SHORTEST_PAUSE;
    private boolean away;

    Poll(DoorbellQueues queues, List<FunctionName> functions, Duration invisible, BooleanSupplier stopping) {
        this.queues = queues;
        this.functions = List.copyOf(functions);
        this.invisible = invisible;
        this.stopping = stopping;
    }

    /** One round; never throws for a queue that is away. */
    Optional<Received> once() throws InterruptedException {
        try {
            Duration wait = functions.size() == 1 ? LONG_POLL : Duration.ZERO;
            for (FunctionName function : functions) {
                Optional<Received> message = queues.take(function, wait, invisible);
                back();
                if (message.isPresent()) {
                    pause = SHORTEST_PAUSE;
                    return message;
                }
            }
            if (functions.size() > 1) {
                rest(LONGEST_PAUSE);
            }
        } catch (RuntimeException e) {
            if (stopping.getAsBoolean()) {
                return Optional.empty();
            }
            if (!away) {
                LOG.warnf("the queue is away, asking again: %s", e.getMessage());
                away = true;
            }
            rest(LONGEST_OUTAGE_PAUSE);
        }
        return Optional.empty();
    }

    private void back() {
        if (away) {
            LOG.info("the queue is back");
            away = false;
            pause = SHORTEST_PAUSE;
        }
    }

    private void rest(long longest) throws InterruptedException {
        Thread.sleep(pause);
        pause = Math.min(longest, pause * 2);
    }
}
