package io.editrisk.adapter.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.event.DoorSettings;
import io.editrisk.event.Letter;
import io.editrisk.event.Receipt;
import io.editrisk.event.Recipient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What holds of a door to any broker. Each test has an address of its own. */
@SuppressWarnings("try")
public abstract class DoorContract {

    private static final int DELIVERIES = 3;
    private static final DoorSettings SETTINGS =
            new DoorSettings(1, DELIVERIES, Duration.ofMillis(20), Duration.ofSeconds(1));

    private final BlockingQueue<Letter> taken = new LinkedBlockingQueue<>();

    /** Opens the door to this test's address. */
    protected abstract AutoCloseable open(DoorSettings settings, Recipient recipient);

    /** Sends to this test's address. */
    protected abstract void send(String body);

    /** Waits for the next message that this test's door gave up. */
    protected abstract String deadLetter();

    private AutoCloseable opened(Function<Letter, Receipt> answer) {
        return open(SETTINGS, letter -> {
            taken.add(letter);
            return answer.apply(letter);
        });
    }

    private Letter next() throws InterruptedException {
        return Objects.requireNonNull(taken.poll(60, TimeUnit.SECONDS), "no message came");
    }

    private static Receipt of(Receipt.Kind kind) {
        return new Receipt(kind, "because");
    }

    @Test
    void messagesComeOneAtATimeInTheirOrder() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        for (String body : new String[] {"{\"a\": \"ü\"}", "2", "3"}) {
            send(body);
        }
        try (AutoCloseable door = opened(letter -> {
            await(first);
            return Receipt.done();
        })) {
            assertThat(next()).isEqualTo(new Letter("{\"a\": \"ü\"}", 1, false));
            assertThat(taken.poll(1500, TimeUnit.MILLISECONDS)).as("beside it").isNull();
            first.countDown();
            assertThat(next().body()).isEqualTo("2");
            assertThat(next().body()).isEqualTo("3");
        }
    }

    @Test
    void whatIsDoneIsGoneAndWhatIsNotComesAgain() throws Exception {
        send("1");
        send("2");
        CountDownLatch never = new CountDownLatch(1);
        try (AutoCloseable door = opened(letter -> {
            boolean done = !letter.body().equals("2") || await(never);
            return done ? Receipt.done() : of(Receipt.Kind.AGAIN);
        })) {
            assertThat(next().body()).isEqualTo("1");
            assertThat(next().body()).isEqualTo("2");
        }
        try (AutoCloseable door = opened(letter -> Receipt.done())) {
            assertThat(next().body()).isEqualTo("2");
            send("3");
            assertThat(next().body()).isEqualTo("3");
        }
    }

    @Test
    void whatIsLeftByAProcessThatEndsWasNotDelivered() throws Exception {
        send("1");
        CountDownLatch refused = new CountDownLatch(1);
        try (AutoCloseable door = opened(letter -> {
            refused.countDown();
            return of(Receipt.Kind.STOPPED);
        })) {
            await(refused);
        }
        taken.clear();
        try (AutoCloseable door = opened(letter -> Receipt.done())) {
            assertThat(next()).isEqualTo(new Letter("1", 1, false));
        }
    }

    @Test
    void whatIsWorthAnotherTryIsDeliveredAgain() throws Exception {
        send("1");
        try (AutoCloseable door = opened(letter -> letter.number() < 2 ? of(Receipt.Kind.AGAIN) : Receipt.done())) {
            assertThat(next()).isEqualTo(new Letter("1", 1, false));
            assertThat(next()).isEqualTo(new Letter("1", 2, false));
            send("2");
            assertThat(next()).isEqualTo(new Letter("2", 1, false));
        }
    }

    @Test
    void afterItsLastDeliveryItLiesInTheDeadLetters() throws Exception {
        send("poison");
        send("2");
        try (AutoCloseable door =
                opened(letter -> letter.body().equals("2") ? Receipt.done() : of(Receipt.Kind.AGAIN))) {
            for (int number = 1; number <= DELIVERIES; number++) {
                Letter letter = next();
                if (letter.body().equals("2")) {
                    letter = next();
                }
                assertThat(letter).isEqualTo(new Letter("poison", number, number == DELIVERIES));
            }
            assertThat(deadLetter()).isEqualTo("poison");
        }
    }

    @Test
    void whatNoTryCanHelpLiesInTheDeadLettersAtOnce() throws Exception {
        send("wrong");
        send("2");
        try (AutoCloseable door =
                opened(letter -> letter.body().equals("2") ? Receipt.done() : of(Receipt.Kind.NEVER))) {
            assertThat(next()).isEqualTo(new Letter("wrong", 1, false));
            assertThat(next().body()).isEqualTo("2");
            assertThat(deadLetter()).isEqualTo("wrong");
        }
        assertThat(taken).isEmpty();
    }

    /** Whether it opened; not where the wait was broken off, as work is when the process ends. */
    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
