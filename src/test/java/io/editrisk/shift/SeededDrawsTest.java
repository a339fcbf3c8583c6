package io.editrisk.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class SeededDrawsTest {

    private static final int DRAWS = 1_000_000;
    private static final int BINS = 100;

    /** What chi-square exceeds once in a million tries if the draws are right. */
    private static final double LIMIT = ChiSquaredDistribution.of(BINS - 1).inverseSurvivalProbability(1e-6);

    private static final DoubleUnaryOperator NORMAL = NormalDistribution.of(0, 1)::cumulativeProbability;

    @Test
    void normalNumbersAreNormal() {
        assertThat(chiSquare(normal(), NORMAL)).isLessThan(LIMIT);
    }

    /** Beyond the last layer, and where it begins: counts within five standard errors, of ten million. */
    @Test
    void theirTailIsAsHeavyAsItShouldBe() {
        int count = 10_000_000;
        SeededDraws draws = SeededDraws.of(12, "normal");
        double[] from = {3.2, 3.4, 3.45, 3.6, 4, 4.5};
        long[] right = new long[from.length];
        long[] left = new long[from.length];
        for (int i = 0; i < count; i++) {
            double draw = draws.gaussian();
            for (int k = 0; k < from.length && Math.abs(draw) > from[k]; k++) {
                (draw > 0 ? right : left)[k]++;
            }
        }
        for (int k = 0; k < from.length; k++) {
            double expected = count * NormalDistribution.of(0, 1).survivalProbability(from[k]);
            assertThat((double) right[k]).as("beyond " + from[k]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
            assertThat((double) left[k]).as("beyond -" + from[k]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }
    }

    @Test
    void uniformNumbersAreUniform() {
        SeededDraws draws = SeededDraws.of(11, "uniform");
        double[] uniform = DoubleStream.generate(draws::uniform).limit(DRAWS).toArray();

        assertThat(Arrays.stream(uniform).allMatch(u -> u >= 0 && u < 1)).isTrue();
        assertThat(chiSquare(uniform, DoubleUnaryOperator.identity())).isLessThan(LIMIT);
    }

    /** The power of the test above: it would find a deviation wrong by 1.5% or a mean wrong by 0.015. */
    @Test
    void theTestWouldFindADeviationOrAMeanALittleWrong() {
        double[] wide = Arrays.stream(normal()).map(n -> n * 1.015).toArray();
        double[] moved = Arrays.stream(normal()).map(n -> n + 0.015).toArray();

        assertThat(chiSquare(wide, NORMAL)).isGreaterThan(LIMIT);
        assertThat(chiSquare(moved, NORMAL)).isGreaterThan(LIMIT);
    }

    /** Five standard errors of a correlation of so many independent numbers. */
    @Test
    void neighboursAndStreamsAreNotCorrelated() {
        double[] one = normal();
        double[] next = Arrays.copyOfRange(one, 1, one.length);
        SeededDraws draws = SeededDraws.of(11, "normaL");
        double[] other = DoubleStream.generate(draws::gaussian).limit(DRAWS).toArray();

        assertThat(Math.abs(correlation(one, next))).isLessThan(5 / Math.sqrt(DRAWS));
        assertThat(Math.abs(correlation(one, other))).isLessThan(5 / Math.sqrt(DRAWS));
    }

    @Test
    void namesAreNotRunTogether() {
        assertThat(SeededDraws.of(1, "ab", "c").uniform())
                .isNotEqualTo(SeededDraws.of(1, "a", "bc").uniform());
    }

    private static double[] normal() {
        SeededDraws draws = SeededDraws.of(11, "normal");
        return DoubleStream.generate(draws::gaussian).limit(DRAWS).toArray();
    }

    /** Pearson's statistic over bins of equal probability. */
    private static double chiSquare(double[] draws, DoubleUnaryOperator cumulative) {
        long[] counts = new long[BINS];
        for (double draw : draws) {
            counts[(int) Math.min(BINS - 1, cumulative.applyAsDouble(draw) * BINS)]++;
        }
        double expected = (double) draws.length / BINS;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static double correlation(double[] a, double[] b) {
        int length = Math.min(a.length, b.length);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum / length;
    }
}
