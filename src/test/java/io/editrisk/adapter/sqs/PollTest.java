package io.editrisk.adapter.sqs;

import static io.editrisk.event.FunctionName.AGGREGATE;
import static io.editrisk.event.FunctionName.EDIT;
import static io.editrisk.event.FunctionName.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.UnreliableWire;
import io.editrisk.adapter.local.SharedStack;
import io.editrisk.adapter.sqs.DoorbellQueues.Received;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.Extension.class)
class PollTest {

    private static final Duration INVISIBLE = Duration.ofSeconds(30);

    private final UnreliableWire wire;
    private final DoorbellQueues queues;

    PollTest(SharedStack stack) {
        wire = new UnreliableWire(stack.queueEndpoint());
        queues = DoorbellQueues.of(stack.connection(wire.endpoint()));
        Rung.clear(stack.connection(stack.queueEndpoint()));
    }

    @AfterEach
    void close() {
        queues.close();
        wire.close();
    }

    private void ring(String... keys) {
        for (String key : keys) {
            queues.ring(new Doorbell("bucket", key));
        }
    }

    @Test
    void asksTheQueuesInTheirOrderEachTime() throws InterruptedException {
        ring("runs/r/edits/e/trials/0.trial.json", "experiments/a.yaml", "runs/r/run.measured.json");
        Poll poll = new Poll(queues, List.of(AGGREGATE, PLAN, EDIT), INVISIBLE, () -> false);
        List<FunctionName> order = new ArrayList<>(take(poll, 2));
        ring("runs/r/run.measured.json");
        order.addAll(take(poll, 2));
        assertThat(order).containsExactly(AGGREGATE, PLAN, AGGREGATE, EDIT);
        assertThat(poll.once()).isEmpty();
    }

    @Test
    void asksNoQueueThatIsNotNamed() throws InterruptedException {
        ring("experiments/a.yaml");
        assertThat(new Poll(queues, List.of(AGGREGATE, EDIT), INVISIBLE, () -> false).once())
                .isEmpty();
    }

    @Test
    void waitsAtTheOnlyQueueForWhatWillCome() throws InterruptedException {
        Poll poll = new Poll(queues, List.of(PLAN), INVISIBLE, () -> false);
        Thread later = new Thread(() -> ring("experiments/a.yaml"));
        later.start();
        assertThat(poll.once()).map(Received::function).hasValue(PLAN);
        later.join();
    }

    @Test
    void aQueueThatIsAwayHasNothingAndIsAskedAgain() throws InterruptedException {
        Poll poll = new Poll(queues, List.of(AGGREGATE, PLAN), INVISIBLE, () -> false);
        ring("experiments/a.yaml");
        wire.down();
        assertThat(poll.once()).isEmpty();
        assertThat(poll.once()).isEmpty();
        wire.up();
        assertThat(take(poll, 1)).containsExactly(PLAN);
    }

    private List<FunctionName> take(Poll poll, int count) throws InterruptedException {
        List<FunctionName> taken = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Optional<Received> next = poll.once();
            taken.add(next.orElseThrow().function());
            queues.delete(next.get());
        }
        return taken;
    }
}
