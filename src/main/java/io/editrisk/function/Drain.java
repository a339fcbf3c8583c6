package io.editrisk.function;

import io.editrisk.adapter.sqs.DoorbellConnector;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * From SIGTERM on, before the servers close, so that who asks whether this process is ready is told no meanwhile: every door at once
 * takes nothing more and lets what is running end for a while, so that they have one such while together, however many there are.
 */
@ApplicationScoped
class Drain {

    /** One door's end. */
    interface Step {
        void run() throws Exception;
    }

    private final HttpDrain http;
    private final BrokerDoors brokers;
    private final DoorbellConnector queues;

    Drain(HttpDrain http, BrokerDoors brokers, @Connector(DoorbellConnector.NAME) DoorbellConnector queues) {
        this.http = http;
        this.brokers = brokers;
        this.queues = queues;
    }

    void drain(@Observes @Priority(1) ShutdownDelayInitiatedEvent event) throws Exception {
        List<Step> doors = new ArrayList<>(brokers.closing());
        doors.add(http::end);
        doors.add(queues::stop);
        atOnce(doors);
    }

    /** Until all have come to their end; the first fault of one is thrown then. */
    static void atOnce(List<Step> steps) throws Exception {
        if (steps.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            for (Future<Void> end :
                    threads.invokeAll(steps.stream().map(Drain::callable).toList())) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception fault ? fault : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> callable(Step step) {
        return () -> {
            step.run();
            return null;
        };
    }
}
