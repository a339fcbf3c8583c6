package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class PixelBudgetTest {

    private static final long MEBIBYTE = 1 << 20;

    private final PixelBudget budget = new PixelBudget(100 * MEBIBYTE);

    @Test
    void smallPicturesFitSideBySide() {
        int one = budget.take(224 * 224);
        int other = budget.take(224 * 224);

        assertThat(one).isEqualTo(other).isEqualTo(50);
    }

    @Test
    void aHugePictureWaitsForAllOfItAndGetsIt() throws ExecutionException, InterruptedException {
        int small = budget.take(224 * 224);
        CompletableFuture<Integer> huge = CompletableFuture.supplyAsync(() -> budget.take(Integer.MAX_VALUE));

        assertThat(huge).isNotDone();
        budget.giveBack(small);

        assertThat(huge.get()).isEqualTo(640);
    }
}
