package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {

    @Test
    void withoutABatchSizeOneStepTakesAllPairsInTheirOrder() {
        EpochOrder order = new EpochOrder(spec(OptionalInt.empty(), 7), 5);

        order.next();
        assertThat(order.next()).containsExactly(new int[] {0, 1, 2, 3, 4});
    }

    @Test
    void everyEpochTakesEveryPairOnceAndInAnotherOrder() {
        EpochOrder order = new EpochOrder(spec(OptionalInt.of(8), 7), 30);

        List<int[]> first = order.next();
        List<int[]> second = order.next();

        assertThat(first).extracting(step -> step.length).containsExactly(8, 8, 8, 6);
        assertThat(flat(first)).containsExactlyInAnyOrder(IntStream.range(0, 30).toArray());
        assertThat(flat(second)).containsExactlyInAnyOrder(flat(first)).isNotEqualTo(flat(first));
    }

    @Test
    void theOrderDependsOnTheSeedAlone() {
        assertThat(flat(new EpochOrder(spec(OptionalInt.of(8), 7), 30).next()))
                .isEqualTo(flat(new EpochOrder(spec(OptionalInt.of(8), 7), 30).next()))
                .isNotEqualTo(flat(new EpochOrder(spec(OptionalInt.of(8), 8), 30).next()));
    }

    private static int[] flat(List<int[]> steps) {
        return steps.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static TrialSpec spec(OptionalInt batch, long seed) {
        return new TrialSpec(
                0,
                "local-fine-tuning",
                Optional.of("features.11"),
                0.1,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                40,
                batch,
                Optional.empty(),
                Optional.empty(),
                seed);
    }
}
