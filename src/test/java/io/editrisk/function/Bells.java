package io.editrisk.function;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Events that rang and were not delivered yet. Threads may share it. */
final class Bells implements Bell {

    private final List<Doorbell> waiting = new ArrayList<>();
    private final List<Doorbell> rung = new ArrayList<>();
    private int beingDelivered;

    @Override
    public synchronized void ring(Doorbell doorbell) {
        waiting.add(doorbell);
        rung.add(doorbell);
        notifyAll();
    }

    /** Every event that ever rang, in that order. */
    synchronized List<Doorbell> rung() {
        return List.copyOf(rung);
    }

    /** Takes the event at the place chosen among so many; empty where none waits. */
    synchronized Optional<Doorbell> take(IntUnaryOperator choice) {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.remove(choice.applyAsInt(waiting.size())));
    }

    /** The oldest event, waited for while another is being delivered and may ring; empty once all is quiet. */
    synchronized Optional<Doorbell> takeWaiting() throws InterruptedException {
        while (waiting.isEmpty() && beingDelivered > 0) {
            wait();
        }
        Optional<Doorbell> oldest = take(size -> 0);
        oldest.ifPresent(bell -> beingDelivered++);
        return oldest;
    }

    synchronized void delivered() {
        beingDelivered--;
        notifyAll();
    }
}
