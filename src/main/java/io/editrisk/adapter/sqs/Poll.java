package io.editrisk.adapter.sqs;

import io.editrisk.adapter.sqs.DoorbellQueues.Received;
import io.editrisk.event.FunctionName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

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
    private static final long LONGEST_STREAK = TimeUnit.MILLISECONDS.toNanos(200);

    private final DoorbellQueues queues;
    private final List<FunctionName> functions;
    private final Duration invisible;
    private final BooleanSupplier stopping;
    private long pause = SHORTEST_PAUSE;
    private boolean away;
    private @Nullable FunctionName giver;
    private long askedInOrder;

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
            for (FunctionName function : order()) {
                Optional<Received> message = queues.take(function, wait, invisible);
                back();
                if (message.isPresent()) {
                    pause = SHORTEST_PAUSE;
                    giver = function;
                    return message;
                }
            }
            if (functions.size() > 1) {
                rest(LONGEST_PAUSE);
            }
        } catch (AbortedException e) {
            throw new InterruptedException("while the queue was asked");
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

    /** Very short work would spend itself on asking empty queues: for a moment the last giver is asked first. */
    private List<FunctionName> order() {
        long now = System.nanoTime();
        if (giver == null || now - askedInOrder > LONGEST_STREAK) {
            askedInOrder = now;
            return functions;
        }
        List<FunctionName> order = new ArrayList<>(functions);
        order.remove(giver);
        order.add(0, giver);
        return order;
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
