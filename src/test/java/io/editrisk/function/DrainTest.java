package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final long PATIENCE = 20;

    @Test
    void doorsEndBesideEachOther() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger met = new AtomicInteger();
        AutoCloseable door = () -> {
            both.await(PATIENCE, TimeUnit.SECONDS);
            met.incrementAndGet();
        };

        Drain.atOnce(List.of(door, door));

        assertThat(met).hasValue(2);
    }

    @Test
    void aDoorThatFailsLeavesTheOthersTheirTime() {
        CountDownLatch failed = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();

        assertThatIOException()
                .isThrownBy(() -> Drain.atOnce(List.of(
                        () -> {
                            failed.countDown();
                            throw new IOException("away");
                        },
                        () -> {
                            failed.await(PATIENCE, TimeUnit.SECONDS);
                            ended.incrementAndGet();
                        })))
                .withMessage("away");

        assertThat(ended).hasValue(1);
    }
}
