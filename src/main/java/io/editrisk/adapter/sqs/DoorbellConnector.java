package io.editrisk.adapter.sqs;

import io.editrisk.adapter.sqs.DoorbellQueues.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Takes messages from the functions' queues for work that may last hours: never more than there are workers, each hidden
 * from others by a heartbeat while it is worked on, none deleted before it is acknowledged. A queue that is away is asked
 * again, ever more slowly; nothing that a queue does ends the channel.
 *
 * <p>With several queues the first function named goes first, so that what ends a run is not kept waiting behind what
 * begins the next.
 */
@ApplicationScoped
@Connector(DoorbellConnector.NAME)
@ConnectorAttribute(
        name = "functions",
        type = "string",
        direction = ConnectorAttribute.Direction.INCOMING,
        description = "whose queues, comma-separated, the first first",
        defaultValue = Channel.ALL_FUNCTIONS)
@ConnectorAttribute(
        name = "workers",
        type = "int",
        direction = ConnectorAttribute.Direction.INCOMING,
        description = "how many messages at a time; 0 is one a processor",
        defaultValue = "1")
@ConnectorAttribute(
        name = "visibility-seconds",
        type = "int",
        direction = ConnectorAttribute.Direction.INCOMING,
        description = "how long a message stays hidden without a heartbeat",
        defaultValue = "30")
public class DoorbellConnector implements InboundConnector {

    public static final String NAME = "editrisk-sqs";

    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(8);

    private final Provider<DoorbellQueues> queues;
    private final Duration grace;
    private final ExecutorService poller = Executors.newCachedThreadPool(daemon("doorbell-poller"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("doorbell-timer"));
    private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    DoorbellConnector(Provider<DoorbellQueues> queues) {
        this(queues, SHUTDOWN_GRACE);
    }

    DoorbellConnector(Provider<DoorbellQueues> queues, Duration grace) {
        this.queues = queues;
        this.grace = grace;
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        Channel channel = Channel.of(config);
        Semaphore workers = new Semaphore(channel.workers());
        Poll poll = new Poll(queues.get(), channel.functions(), channel.invisible(), () -> stopping);
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> next(poll, workers, channel.invisible()))
                        .runSubscriptionOn(poller))
                .whilst(message -> !stopping)
                .onFailure(fault -> stopping)
                .recoverWithCompletion()
                .select()
                .where(message -> message.getPayload() != null);
    }

    /** The next message, once a worker is free; an empty one when there will be none. */
    private Message<String> next(Poll poll, Semaphore workers, Duration invisible) {
        try {
            workers.acquire();
            while (!stopping) {
                var received = poll.once();
                if (received.isPresent()) {
                    return message(received.get(), workers, invisible);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Message.of((String) null);
    }

    private Message<String> message(Received received, Semaphore workers, Duration invisible) {
        InFlight[] self = new InFlight[1];
        InFlight flight = new InFlight(queues.get(), received, invisible, timer, () -> {
            inFlight.remove(self[0]);
            workers.release();
        });
        self[0] = flight;
        inFlight.add(flight);
        if (stopping) {
            flight.givenBack();
            return Message.of((String) null);
        }
        int number = received.deliveries();
        return Message.of(
                received.body(),
                Metadata.of(new Delivery(received.function(), number, number >= DoorbellQueues.DELIVERIES)),
                flight::done,
                fault -> refused(flight, fault));
    }

    private CompletionStage<Void> refused(InFlight flight, Throwable fault) {
        if (fault instanceof GivenUpException over) {
            return flight.givenUp(over.reason());
        }
        return stopping ? flight.givenBack() : flight.failed();
    }

    /** Takes nothing more, lets what is running end for a while, and gives the rest back for another worker. */
    public void stop() throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + grace.toNanos();
        while (!inFlight.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        inFlight.forEach(InFlight::givenBack);
        poller.shutdownNow();
        timer.shutdownNow();
    }
}
