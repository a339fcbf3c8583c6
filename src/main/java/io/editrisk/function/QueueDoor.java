package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.adapter.sqs.Delivery;
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

    QueueDoor(Dispatcher dispatcher, Faults faults) {
        this.dispatcher = dispatcher;
        this.faults = faults;
    }

    @Incoming("doorbells")
    @Blocking(ordered = false)
    CompletionStage<Void> take(Message<String> message) {
        Delivery delivery = message.getMetadata(Delivery.class).orElseThrow();
        Optional<Throwable> fault;
        try {
            fault = answer(delivery, dispatcher.bells(delivery.function(), json(message)));
        } catch (StoppedException ending) {
            return message.nack(ending);
        } catch (RuntimeException unreadable) {
            faults.gaveUp(delivery.function().label(), message.getPayload(), delivery.number(), unreadable);
            return message.nack(unreadable);
        }
        return fault.map(message::nack).orElseGet(message::ack);
    }

    /** Calls the function for every object, also after one that went wrong: the first fault, if any. */
    private Optional<Throwable> answer(Delivery delivery, List<Doorbell> bells) {
        Optional<Throwable> first = Optional.empty();
        for (Doorbell bell : bells) {
            try {
                dispatcher.answer(delivery.function(), bell);
            } catch (StoppedException ending) {
                throw ending;
            } catch (RuntimeException | Error fault) {
                tell(bell, delivery, fault);
                first = first.or(() -> Optional.of(fault));
            }
        }
        return first;
    }

    private void tell(Doorbell bell, Delivery delivery, Throwable fault) {
        String function = delivery.function().label();
        if (delivery.last() || !FaultKind.of(fault).worthRetrying()) {
            faults.gaveUp(function, bell, delivery.number(), fault);
        } else {
            faults.willBeTriedAgain(function, bell, delivery.number(), fault);
        }
    }

    private static JsonNode json(Message<String> message) {
        return Json.tree(message.getPayload().getBytes(StandardCharsets.UTF_8));
    }
}
