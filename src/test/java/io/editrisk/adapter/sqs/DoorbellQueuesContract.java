package io.editrisk.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import io.editrisk.adapter.sqs.DoorbellQueues.Received;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import io.editrisk.event.MalformedEventException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the queues do over any server that speaks SQS. */
abstract class DoorbellQueuesContract {

    private static final Map<FunctionName, String> KEYS = Map.of(
            FunctionName.PLAN, "experiments/it's 100% ä + b.yaml",
            FunctionName.EDIT, "runs/r/edits/e/trials/0.trial.json",
            FunctionName.CHOOSE, "runs/r/edits/e/edit.closed.json",
            FunctionName.EVALUATE, "runs/r/edits/e/tasks/t.task.json",
            FunctionName.AGGREGATE, "runs/r/run.measured.json");

    private final Connection connection;
    private final DoorbellQueues queues;

    DoorbellQueuesContract(Connection connection) {
        this.connection = connection;
        queues = DoorbellQueues.of(connection);
        queues.create();
        Rung.clear(connection);
    }

    @AfterEach
    void close() {
        queues.close();
    }

    private static Doorbell bell(FunctionName function) {
        return new Doorbell("bucket", KEYS.get(function));
    }

    @Test
    void aBellRingsTheFunctionOfItsKeyAndNoOther() {
        for (FunctionName function : FunctionName.values()) {
            queues.ring(bell(function));
        }
        for (FunctionName function : FunctionName.values()) {
            assertThat(Rung.at(queues, function)).containsExactly(bell(function));
        }
    }

    @Test
    void aKeyThatRingsNoFunctionIsRefused() {
        assertThatThrownBy(() -> queues.ring(new Doorbell("bucket", "models/garments.safetensors")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("models/garments.safetensors");
    }

    @Test
    void makingTheQueuesAgainLeavesWhatIsInThem() {
        queues.ring(bell(FunctionName.EDIT));
        queues.create();
        assertThat(Rung.at(queues, FunctionName.EDIT)).containsExactly(bell(FunctionName.EDIT));
    }

    @Test
    void aTakenMessageIsHiddenUntilItIsGivenBack() {
        queues.ring(bell(FunctionName.EDIT));
        Received first = Rung.await(queues, FunctionName.EDIT).orElseThrow();
        assertThat(first.function()).isEqualTo(FunctionName.EDIT);
        assertThat(first.deliveries()).isEqualTo(1);
        assertThat(Rung.take(queues, FunctionName.EDIT)).isEmpty();

        queues.hide(first, Duration.ZERO);
        Received second = Rung.await(queues, FunctionName.EDIT).orElseThrow();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.deliveries()).isEqualTo(2);
    }

    @Test
    void aMessageThatWasDeletedDoesNotComeAgain() {
        queues.ring(bell(FunctionName.EDIT));
        Received taken = Rung.await(queues, FunctionName.EDIT).orElseThrow();
        queues.delete(taken);
        assertThat(Rung.left(connection, FunctionName.EDIT)).isZero();
    }

    @Test
    void afterItsLastDeliveryAMessageLiesInTheDeadLetters() throws InterruptedException {
        queues.ring(bell(FunctionName.CHOOSE));
        for (int delivery = 1; delivery <= DoorbellQueues.DELIVERIES; delivery++) {
            Received taken = Rung.await(queues, FunctionName.CHOOSE).orElseThrow();
            assertThat(taken.deliveries()).isEqualTo(delivery);
            queues.hide(taken, Duration.ZERO);
        }
        assertThat(Rung.take(queues, FunctionName.CHOOSE)).isEmpty();
        assertThat(Rung.deadLetters(connection)).containsExactly(bell(FunctionName.CHOOSE));
    }
}
