package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.tensor.StoppedException;
import java.util.List;
import java.util.Optional;

/** Calls functions for what a message says was written, and tells what went wrong. */
final class Calling {

    private final Dispatcher dispatcher;
    private final Faults faults;

    Calling(Dispatcher dispatcher, Faults faults) {
        this.dispatcher = dispatcher;
        this.faults = faults;
    }

    /**
     * Calls for every object that rings something, also after one that went wrong.
     *
     * @param number how often the message was delivered
     * @param last whether it is given up unless this succeeds
     * @return the first fault, if any
     * @throws StoppedException where the process is ending
     */
    Optional<Throwable> forEach(List<Doorbell> bells, int number, boolean last) {
        Optional<Throwable> first = Optional.empty();
        for (Doorbell bell : bells) {
            Optional<FunctionDeclaration> function = FunctionDeclaration.forKey(bell.key());
            if (function.isPresent()) {
                Optional<Throwable> fault = call(function.get(), bell, number, last);
                first = first.or(() -> fault);
            }
        }
        return first;
    }

    private Optional<Throwable> call(FunctionDeclaration function, Doorbell bell, int number, boolean last) {
        try {
            dispatcher.answer(function.name(), bell);
            return Optional.empty();
        } catch (StoppedException ending) {
            throw ending;
        } catch (RuntimeException | Error fault) {
            String label = function.name().label();
            if (last || !FaultKind.of(fault).worthRetrying()) {
                faults.gaveUp(label, bell, number, fault);
            } else {
                faults.willBeTriedAgain(label, bell, number, fault);
            }
            return Optional.of(fault);
        }
    }
}
