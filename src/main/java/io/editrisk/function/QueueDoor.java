package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.adapter.sqs.Delivery;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Doorbells;
import io.editrisk.store.Json;
import io.editrisk.tensor.StoppedException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The queue's door. A message is acknowledged once its result is stored, and not before. */
@ApplicationScoped
class QueueDoor {

    private final Dispatcher dispatcher;
    private final Faults faults;

    QueueDoor(Dispatcher dispatcher, Faults faults) {
        this.dispatcher = dispatcher;
        this.faults = faults;
    }

    @Incoming("doorbells")
    @Blocking(ordered = false)
    CompletionStage<Void> take(Message<String> message) {
        Delivery delivery = message.getMetadata(Delivery.class).orElseThrow();
        try {
            dispatcher.answer(delivery.function(), json(message));
            return message.ack();
        } catch (StoppedException ending) {
            return message.nack(ending);
        } catch (RuntimeException | Error fault) {
            tell(message, delivery, fault);
            return message.nack(fault);
        }
    }

    private void tell(Message<String> message, Delivery delivery, Throwable fault) {
        String function = delivery.function().label();
        for (Doorbell bell : bells(message)) {
            if (delivery.last() || !FaultKind.of(fault).worthRetrying()) {
                faults.gaveUp(function, bell, delivery.number(), fault);
            } else {
                faults.willBeTriedAgain(function, bell, delivery.number(), fault);
            }
        }
    }

    /** What the message is about, as far as it can be read. */
    private static List<Doorbell> bells(Message<String> message) {
        try {
            return Doorbells.decode(json(message));
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }

    private static JsonNode json(Message<String> message) {
        return Json.tree(message.getPayload().getBytes(StandardCharsets.UTF_8));
    }
}
