package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.adapter.sqs.Delivery;
import io.editrisk.adapter.sqs.GivenUpException;
import io.editrisk.event.Doorbell;
import io.editrisk.store.Json;
import io.editrisk.tensor.StoppedException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The queue's door. A message is acknowledged once its result is stored, and not before. */
@ApplicationScoped
class QueueDoor {

    private final Dispatcher dispatcher;
    private final Faults faults;
    private final Calling calling;

    QueueDoor(Dispatcher dispatcher, Faults faults) {
        this.dispatcher = dispatcher;
        this.faults = faults;
        this.calling = new Calling(dispatcher, faults);
    }

    @Incoming("doorbells")
    @Blocking(ordered = false)
    CompletionStage<Void> take(Message<String> message) {
        Delivery delivery = message.getMetadata(Delivery.class).orElseThrow();
        List<Doorbell> bells;
        Optional<Throwable> fault;
        try {
            bells = dispatcher.bells(delivery.function(), json(message));
            fault = calling.forEach(bells, delivery.number(), delivery.last());
        } catch (StoppedException ending) {
            return message.nack(ending);
        } catch (RuntimeException unreadable) {
            faults.gaveUp(delivery.function().label(), message.getPayload(), delivery.number(), unreadable);
            return message.nack(givenUp(unreadable));
        }
        boolean alone = bells.size() == 1;
        return fault.map(first -> message.nack(
                        delivery.last() || (alone && !FaultKind.of(first).worthRetrying()) ? givenUp(first) : first))
                .orElseGet(message::ack);
    }

    private static GivenUpException givenUp(Throwable fault) {
        return new GivenUpException(HttpFaults.oneLine(fault), fault);
    }

    private static JsonNode json(Message<String> message) {
        return Json.tree(message.getPayload().getBytes(StandardCharsets.UTF_8));
    }
}
