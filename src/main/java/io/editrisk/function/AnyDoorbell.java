package io.editrisk.function;

import io.editrisk.event.Letter;
import io.editrisk.event.Receipt;
import io.editrisk.event.Recipient;
import io.editrisk.store.Json;
import io.editrisk.tensor.StoppedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** The door for messages of which the key alone says whom they ring. */
@ApplicationScoped
class AnyDoorbell implements Recipient {

    /** What stands for a function where none is known. */
    private static final String EVENT = "event";

    private final Dispatcher dispatcher;
    private final Faults faults;

    AnyDoorbell(Dispatcher dispatcher, Faults faults) {
        this.dispatcher = dispatcher;
        this.faults = faults;
    }

    @Override
    public Receipt take(Letter letter) {
        try {
            return new Calling(dispatcher, faults)
                    .forEach(
                            dispatcher.bells(Json.tree(letter.body().getBytes(StandardCharsets.UTF_8))),
                            letter.number(),
                            letter.last())
                    .map(AnyDoorbell::receipt)
                    .orElseGet(Receipt::done);
        } catch (StoppedException ending) {
            return new Receipt(Receipt.Kind.STOPPED, "the process is ending");
        } catch (RuntimeException unreadable) {
            Receipt receipt = receipt(unreadable);
            if (letter.last() || receipt.kind() == Receipt.Kind.NEVER) {
                faults.gaveUp(EVENT, letter.body(), letter.number(), unreadable);
            }
            return receipt;
        }
    }

    private static Receipt receipt(Throwable fault) {
        Receipt.Kind kind = FaultKind.of(fault).worthRetrying() ? Receipt.Kind.AGAIN : Receipt.Kind.NEVER;
        return new Receipt(kind, HttpFaults.oneLine(fault));
    }
}
