package io.editrisk.tensor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputingTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void whereNobodyComputesTheEndIsAtOnce() throws Exception {
        Computing computing = new Computing(LONG);
        computing.enter();
        computing.leave();

        threads.submit(computing::end).get(30, SECONDS);
    }

    @Test
    void theEndWaitsUntilTheLastOneHasComeOut() throws Exception {
        Computing computing = new Computing(LONG);
        computing.enter();
        computing.enter();
        Future<?> end = threads.submit(computing::end);

        computing.leave();
        assertThatThrownBy(() -> end.get(100, java.util.concurrent.TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        computing.leave();
        end.get(30, SECONDS);
    }

    @Test
    void nobodyEntersOnceTheEndHasBegun() {
        Computing computing = new Computing(LONG);
        computing.end();

        assertThatThrownBy(computing::enter).isInstanceOf(StoppedException.class);
        assertThatThrownBy(computing::enter).isInstanceOf(StoppedException.class);
    }

    @Test
    void whoWasRefusedIsNotWaitedFor() throws Exception {
        Computing computing = new Computing(LONG);
        computing.end();
        assertThatThrownBy(computing::enter).isInstanceOf(StoppedException.class);

        threads.submit(computing::end).get(30, SECONDS);
    }

    @Test
    void theEndDoesNotWaitForEverForOneThatIsStuck() throws Exception {
        Computing computing = new Computing(Duration.ofMillis(50));
        computing.enter();

        threads.submit(computing::end).get(30, SECONDS);
    }

    @Test
    void oneThatComputesOnAndOnComesOutAtItsNextEntry() throws Exception {
        Computing computing = new Computing(LONG);
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> work = threads.submit(() -> {
            while (true) {
                computing.enter();
                begun.countDown();
                computing.leave();
            }
        });
        assertThat(begun.await(30, SECONDS)).isTrue();

        threads.submit(computing::end).get(30, SECONDS);
        assertThatThrownBy(() -> work.get(30, SECONDS)).hasCauseInstanceOf(StoppedException.class);
    }

    @Test
    void aScopeFreesWhatWasMadeInItAndLeavesWhatWasKept() {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            NDArray kept;
            NDArray freed;
            try (Scope scope = new Scope()) {
                freed = manager.ones(new ai.djl.ndarray.types.Shape(2));
                kept = scope.keep(freed.add(1));
            }

            assertThat(freed.isReleased()).isTrue();
            assertThat(kept.toFloatArray()).containsExactly(2, 2);
            kept.close();
        }
    }

    @Test
    void aScopeMayBeClosedTwice() {
        Scope scope = new Scope();
        scope.close();
        scope.close();
        try (Scope another = new Scope()) {
            assertThat(another).isNotNull();
        }
    }
}
