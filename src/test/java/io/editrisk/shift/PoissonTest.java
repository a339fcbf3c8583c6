package io.editrisk.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against commons-statistics. That the uniform numbers are uniform {@link SeededDrawsTest} holds. */
class PoissonTest {

    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {.01, .4, 3, 12.5, 60, 250, 500})
    void countsAreDistributedAsTheyShould(double mean) {
        assertThat(chiSquare(mean, mean)).isLessThan(ChiSquare.limit(bins(mean)));
    }

    /** The power of the test above: it would find a mean wrong by four and a half standard errors and a tenth. */
    @ParameterizedTest
    @ValueSource(doubles = {.4, 3, 12.5, 60, 250, 500})
    void theTestWouldFindAMeanALittleWrong(double mean) {
        double wrong = mean + 10 * Math.sqrt(mean / DRAWS);

        assertThat(chiSquare(wrong, mean)).isGreaterThan(ChiSquare.limit(bins(mean)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {.01, 3, 60, 500})
    void quantilesAreThoseOfTheDistribution(double mean) {
        Poisson poisson = new Poisson(mean);
        PoissonDistribution distribution = PoissonDistribution.of(mean);
        for (int i = 1; i < 1000; i++) {
            assertThat(poisson.quantile(i / 1000.0)).isEqualTo(distribution.inverseCumulativeProbability(i / 1000.0));
        }
        assertThat(poisson.quantile(0)).isZero();
        assertThat(poisson.quantile(1 - 0x1p-53)).isBetween((int) (mean + 5 * Math.sqrt(mean)), (int) mean + 300);
    }

    @Test
    void nothingIsNothing() {
        assertThat(new Poisson(0).quantile(1 - 0x1p-53)).isZero();
        assertThatThrownBy(() -> new Poisson(-1)).hasMessage("a mean of -1.0 is not in 0..700");
    }

    /** Bins: each count within four standard deviations of the mean, and what is below and above. */
    private static int bins(double mean) {
        return most(mean) - least(mean) + 1;
    }

    private static int least(double mean) {
        return (int) Math.max(0, mean - 3 * Math.sqrt(mean));
    }

    private static int most(double mean) {
        return (int) (mean + 3 * Math.sqrt(mean)) + 1;
    }

    private static double chiSquare(double drawn, double expected) {
        Poisson poisson = new Poisson(drawn);
        SeededDraws draws = SeededDraws.of(3, "poisson", Double.toString(expected));
        int least = least(expected);
        int most = most(expected);
        long[] counts = new long[most - least + 1];
        for (int i = 0; i < DRAWS; i++) {
            int count = poisson.quantile(draws.uniform());
            counts[Math.max(least, Math.min(most, count)) - least]++;
        }
        PoissonDistribution distribution = PoissonDistribution.of(expected);
        double[] probabilities = new double[counts.length];
        for (int bin = 0; bin < probabilities.length; bin++) {
            probabilities[bin] = distribution.probability(least + bin);
        }
        probabilities[0] = distribution.cumulativeProbability(least);
        probabilities[most - least] = distribution.survivalProbability(most - 1);
        return ChiSquare.of(counts, probabilities);
    }
}
