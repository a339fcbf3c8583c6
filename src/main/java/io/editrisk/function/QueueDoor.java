package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.adapter.sqs.Delivery;
import io.editrisk.store.Json;
import io.editrisk.tensor.StoppedException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
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
        Optional<Throwable> fault;
        try {
            fault = calling.forEach(
                    dispatcher.bells(delivery.function(), json(message)), delivery.number(), delivery.last());
        } catch (StoppedException ending) {
            return message.nack(ending);
        } catch (RuntimeException unreadable) {
            faults.gaveUp(delivery.function().label(), message.getPayload(), delivery.number(), unreadable);
            return message.nack(unreadable);
        }
        return fault.map(message::nack).orElseGet(message::ack);
    }

    private static JsonNode json(Message<String> message) {
        return Json.tree(message.getPayload().getBytes(StandardCharsets.UTF_8));
    }
}
