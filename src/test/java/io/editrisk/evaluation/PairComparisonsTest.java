package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.evaluation.PairComparisons.Rank;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class PairComparisonsTest {

    @Test
    void whatIsBeyondDoubtIsRankedApart() {
        PairComparisons comparisons = new PairComparisons(3);
        comparisons.add(0, 1, .0001);
        comparisons.add(0, 2, .0001);
        comparisons.add(1, 2, .0001);

        assertThat(comparisons.ranks()).containsExactly(new Rank(1, 1), new Rank(2, 2), new Rank(3, 3));
    }

    @Test
    void whatCannotBeToldApartSharesRanks() {
        PairComparisons comparisons = new PairComparisons(3);
        comparisons.add(0, 1, .3);
        comparisons.add(1, 2, .2);
        comparisons.add(0, 2, .001);

        // the one between may be either
        assertThat(comparisons.ranks()).containsExactly(new Rank(1, 2), new Rank(1, 3), new Rank(2, 3));
    }

    @Test
    void oneComparisonAmongSeveralNeedsMore() {
        // three comparisons at 3% each are at 9% together
        PairComparisons comparisons = new PairComparisons(3);
        comparisons.add(0, 1, .03);
        comparisons.add(0, 2, .03);
        comparisons.add(1, 2, .03);

        assertThat(comparisons.ranks()).containsOnly(new Rank(1, 3));
        assertThat(new PairComparisons(1).ranks()).containsExactly(new Rank(1, 1));
        assertThat(new PairComparisons(0).ranks()).isEmpty();
    }

    /** Of six numbers of which none is better, in 19 of 20 cases none is ranked behind another. */
    @Test
    void ofEqualNumbersHardlyEverIsOneRankedBehind() {
        SplittableRandom random = new SplittableRandom(5);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        int times = 2000;
        long wrong = IntStream.range(0, times)
                .filter(run -> {
                    double[] numbers = random.doubles(6)
                            .map(normal::inverseCumulativeProbability)
                            .toArray();
                    PairComparisons comparisons = new PairComparisons(6);
                    for (int i = 0; i < 6; i++) {
                        for (int j = i + 1; j < 6; j++) {
                            double z = Math.abs(numbers[i] - numbers[j]) / Math.sqrt(2);
                            boolean first = numbers[i] >= numbers[j];
                            comparisons.add(first ? i : j, first ? j : i, 2 * normal.survivalProbability(z));
                        }
                    }
                    return !comparisons.ranks().stream().allMatch(new Rank(1, 6)::equals);
                })
                .count();

        assertThat(wrong / (double) times).isLessThan(.05 + .015);
    }
}
