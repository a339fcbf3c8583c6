package io.editrisk.function;

import io.editrisk.adapter.sqs.DoorbellConnector;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
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

    private final HttpDrain http;
    private final BrokerDoors brokers;
    private final DoorbellConnector queues;

    Drain(HttpDrain http, BrokerDoors brokers, @Connector(DoorbellConnector.NAME) DoorbellConnector queues) {
        this.http = http;
        this.brokers = brokers;
        this.queues = queues;
    }

    void drain(@Observes @Priority(1) ShutdownDelayInitiatedEvent event) throws Exception {
        List<AutoCloseable> doors = takers();
        doors.add(http::end);
        atOnce(doors);
    }

    /** Where nothing was told before; else there is nothing left to do. */
    void end(@Observes @Priority(1) ShutdownEvent event) throws Exception {
        atOnce(takers());
    }

    /** The doors that fetch their messages themselves. */
    private List<AutoCloseable> takers() {
        List<AutoCloseable> doors = new ArrayList<>(brokers.closing());
        doors.add(queues::stop);
        return doors;
    }

    /** Closes them all, at least one, until all have come to their end; the first fault of one is thrown then. */
    static void atOnce(List<AutoCloseable> doors) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(doors.size());
        try {
            for (Future<Void> end :
                    threads.invokeAll(doors.stream().map(Drain::closing).toList())) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception fault ? fault : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> closing(AutoCloseable door) {
        return () -> {
            door.close();
            return null;
        };
    }
}
