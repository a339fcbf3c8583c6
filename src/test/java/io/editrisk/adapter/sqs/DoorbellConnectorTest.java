package io.editrisk.adapter.sqs;

import static io.editrisk.adapter.sqs.Subscription.ack;
import static io.editrisk.adapter.sqs.Subscription.delivery;
import static io.editrisk.adapter.sqs.Subscription.nack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.adapter.UnreliableWire;
import io.editrisk.adapter.local.SharedStack;
import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import io.editrisk.adapter.sqs.DoorbellQueues.Received;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A channel over a real queue, beside a rival who takes whatever is not hidden from others. */
@ExtendWith(SharedStack.Extension.class)
class DoorbellConnectorTest {

    private static final int VISIBILITY_SECONDS = 3;
    private static final Duration NO_GRACE = Duration.ZERO;

    private final Connection direct;
    private final DoorbellQueues rival;
    private final UnreliableWire wire;
    private final DoorbellQueues ours;

    DoorbellConnectorTest(SharedStack stack) {
        direct = stack.connection(stack.queueEndpoint());
        rival = DoorbellQueues.of(direct);
        Rung.clear(direct);
        wire = new UnreliableWire(stack.queueEndpoint());
        ours = DoorbellQueues.of(stack.connection(wire.endpoint()));
    }

    @AfterEach
    void close() {
        ours.close();
        wire.close();
        rival.close();
    }

    private Subscription subscribe(int workers, Duration grace) {
        return new Subscription(
                ours,
                grace,
                Map.of(
                        "functions", "aggregate,edit",
                        "workers", Integer.toString(workers),
                        "visibility-seconds", Integer.toString(VISIBILITY_SECONDS)));
    }

    private static Doorbell trial(int number) {
        return new Doorbell("bucket", "runs/r/edits/e/trials/" + number + ".trial.json");
    }

    private void ring(int trials) {
        for (int number = 0; number < trials; number++) {
            rival.ring(trial(number));
        }
    }

    private int left() {
        return Rung.left(direct, FunctionName.EDIT);
    }

    @Test
    void takesNoMoreMessagesThanThereAreWorkers() throws Exception {
        ring(5);
        try (Subscription channel = subscribe(2, NO_GRACE)) {
            Message<String> first = channel.next();
            channel.next();
            assertThat(Rung.at(rival, FunctionName.EDIT)).hasSize(3);
            assertThat(left()).isEqualTo(2);
            assertThat(channel.hasAnother()).isFalse();

            rival.ring(trial(5));
            ack(first);
            assertThat(channel.next().getPayload()).contains("trials/5.trial.json");
        }
    }

    @Test
    void aMessageSaysWhereItCameFromAndHowOften() throws Exception {
        ring(1);
        try (Subscription channel = subscribe(1, NO_GRACE)) {
            Message<String> message = channel.next();
            assertThat(message.getPayload()).contains("runs/r/edits/e/trials/0.trial.json");
            assertThat(delivery(message)).isEqualTo(new Delivery(FunctionName.EDIT, 1, false));
            ack(message);
            assertThat(left()).isZero();
        }
    }

    @Test
    void workLongerThanTheVisibilityIsNotDeliveredAgain() throws Exception {
        ring(1);
        try (Subscription channel = subscribe(2, NO_GRACE)) {
            Message<String> message = channel.next();
            assertThat(rival.take(
                            FunctionName.EDIT, Duration.ofSeconds(VISIBILITY_SECONDS + 2), Duration.ofSeconds(30)))
                    .isEmpty();
            assertThat(channel.hasAnother()).isFalse();
            ack(message);
            assertThat(left()).isZero();
        }
    }

    @Test
    void aFailedMessageComesAgainUntilItLiesInTheDeadLetters() throws Exception {
        ring(1);
        try (Subscription channel = subscribe(1, NO_GRACE)) {
            for (int number = 1; number <= DoorbellQueues.DELIVERIES; number++) {
                Message<String> message = channel.next();
                assertThat(delivery(message).number()).isEqualTo(number);
                assertThat(delivery(message).last()).isEqualTo(number == DoorbellQueues.DELIVERIES);
                nack(message);
            }
            assertThat(Rung.deadLetters(direct)).containsExactly(trial(0));
            assertThat(channel.hasAnother()).isFalse();
        }
    }

    @Test
    void aQueueThatWasAwayDoesNotEndTheChannel() throws Exception {
        try (Subscription channel = subscribe(1, NO_GRACE)) {
            ring(1);
            ack(channel.next());
            wire.down();
            awaitRefusals(8);
            ring(1);
            wire.up();
            ack(channel.next());
        }
        assertThat(left()).isZero();
    }

    private void awaitRefusals(int count) throws InterruptedException {
        int before = wire.refused();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (wire.refused() < before + count) {
            assertThat(System.nanoTime()).as("deadline of the refusals").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void aMessageThatCouldNotBeDeletedComesAgainAndDoesNoHarm() throws Exception {
        ring(1);
        try (Subscription channel = subscribe(1, NO_GRACE)) {
            Message<String> first = channel.next();
            wire.down();
            ack(first);
            wire.up();
            Message<String> again = channel.next();
            assertThat(again.getPayload()).isEqualTo(first.getPayload());
            assertThat(delivery(again).number()).isEqualTo(2);
            ack(again);
        }
        assertThat(left()).isZero();
    }

    @Test
    void whatIsRunningAtTheEndIsGivenBackAsIfItHadNotBeenDelivered() throws Exception {
        ring(1);
        try (Subscription channel = subscribe(1, NO_GRACE)) {
            Message<String> running = channel.next();
            channel.stop();
            assertThat(Rung.await(rival, FunctionName.EDIT)).hasValueSatisfying(given -> {
                assertThat(given.body()).isEqualTo(running.getPayload());
                assertThat(given.deliveries()).isEqualTo(1);
            });
        }
    }

    @Test
    void whatEndsWithinTheGraceIsDone() throws Exception {
        ring(1);
        try (Subscription channel = subscribe(1, Duration.ofSeconds(60))) {
            Message<String> running = channel.next();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(channel::stop);
            ack(running);
            stopping.join();
        }
        assertThat(left()).isZero();
    }

    @Test
    void nothingIsTakenAfterTheEnd() {
        try (Subscription channel = subscribe(1, NO_GRACE)) {
            channel.stop();
            ring(1);
            assertThat(Rung.await(rival, FunctionName.EDIT))
                    .map(Received::deliveries)
                    .hasValue(1);
            assertThat(channel.hasAnother()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "functions, 'aggregate,polish', functions: there is no function polish; there are plan",
        "workers, -1, 'workers: at least 1, not -1'",
        "visibility-seconds, 0, 'visibility-seconds: at least 1, not 0'",
    })
    void aChannelThatMakesNoSenseIsRefused(String key, String value, String message) {
        DoorbellConnector connector = new DoorbellConnector(() -> ours, NO_GRACE);
        assertThatThrownBy(() -> connector.getPublisher(Subscription.config(Map.of(key, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
