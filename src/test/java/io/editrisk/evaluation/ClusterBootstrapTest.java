package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {

    /** scipy.stats.bootstrap with 200,000 resamples: src/test/reference/scipy_intervals.py prints it. */
    @Test
    void theIntervalIsThatOfSciPyWithinWhatDrawingLeavesOpen() {
        double[] values = IntStream.range(0, 60)
                .mapToDouble(i -> (7 * i % 11 - 5) / 12.0 * (i % 3 == 0 ? 2 : 1))
                .toArray();

        for (long seed = 1; seed <= 5; seed++) {
            Interval interval = ClusterBootstrap.ofMean(values, seed);

            // a quantile at 2.5% of 2,000 means has a standard error of about 0.003 here
            assertThat(interval.low()).isCloseTo(-0.08194, within(0.012));
            assertThat(interval.high()).isCloseTo(0.10556, within(0.012));
        }
    }

    @Tag("simulation")
    @Test
    void nineteenIntervalsOfTwentyHoldTheTrueMean() {
        SplittableRandom random = new SplittableRandom(46);
        int experiments = 1000;
        int holding = 0;
        for (int i = 0; i < experiments; i++) {
            // changes of accuracy under four shifts of one source image: -1, 0 or 1 each, alike within the image
            double[] values = IntStream.range(0, 120)
                    .mapToDouble(image -> changes(random) / 4.0)
                    .toArray();
            Interval interval = ClusterBootstrap.ofMean(values, i);
            holding += interval.low() <= TRUE_MEAN && TRUE_MEAN <= interval.high() ? 1 : 0;
        }

        // three standard errors of a proportion of .95 in 1,000, and the percentile interval's known shortfall of .01
        assertThat((double) holding / experiments).isBetween(0.95 - 0.021 - 0.01, 0.95 + 0.021);
    }

    private static final double TRUE_MEAN = -0.05;

    /** Four changes of one image; it is fragile with probability one half, and then loses more often than it gains. */
    private static int changes(SplittableRandom random) {
        double lost = random.nextBoolean() ? 0.3 : 0.0;
        int sum = 0;
        for (int shift = 0; shift < 4; shift++) {
            double draw = random.nextDouble();
            sum += draw < lost ? -1 : draw < lost + (lost > 0 ? 0.2 : 0) ? 1 : 0;
        }
        return sum;
    }

    @Test
    void theSameValuesAndSeedGiveTheSameInterval() {
        double[] values = {0.5, -0.25, 0, 0.125, 1};

        assertThat(ClusterBootstrap.ofMean(values, 7)).isEqualTo(ClusterBootstrap.ofMean(values.clone(), 7));
        assertThat(ClusterBootstrap.ofMean(doubled(), 7)).isNotEqualTo(ClusterBootstrap.ofMean(doubled(), 8));
    }

    /** With the same draws, and quantiles as NumPy's default has them: 0.025 of 1,999 steps is 49.975. */
    @Test
    void theEndsLieBetweenTheMeansDrawn() {
        double[] values = doubled();
        SplittableRandom random = new SplittableRandom(7);
        double[] means = new double[2000];
        Arrays.setAll(
                means,
                resample -> IntStream.range(0, values.length)
                                .mapToDouble(i -> values[random.nextInt(values.length)])
                                .sum()
                        / values.length);
        Arrays.sort(means);

        Interval interval = ClusterBootstrap.ofMean(values, 7);

        assertThat(interval.low()).isCloseTo(0.025 * means[49] + 0.975 * means[50], within(1e-12));
        assertThat(interval.high()).isCloseTo(0.975 * means[1949] + 0.025 * means[1950], within(1e-12));
    }

    @Test
    void equalValuesLeaveNothingOpen() {
        assertThat(ClusterBootstrap.ofMean(new double[] {0.25}, 1)).isEqualTo(new Interval(0.25, 0.25));
        assertThat(ClusterBootstrap.ofMean(new double[] {0.5, 0.5, 0.5}, 1)).isEqualTo(new Interval(0.5, 0.5));
    }

    @Test
    void theTailsAreOneFortiethEach() {
        // of two images, both draws are the first one with probability 1/4: the 2.5% and 97.5% quantiles are the values
        assertThat(ClusterBootstrap.ofMean(new double[] {0, 1}, 1)).isEqualTo(new Interval(0, 1));
        // all six draws are the one image with probability 1/46,656
        double[] one = {0, 0, 0, 0, 0, 6};
        assertThat(ClusterBootstrap.ofMean(one, 1)).isEqualTo(new Interval(0, 3));
    }

    @Test
    void nothingMeasuredHasNoInterval() {
        assertThatThrownBy(() -> ClusterBootstrap.ofMean(new double[0], 1)).hasMessage("nothing was measured");
    }

    private static double[] doubled() {
        double[] values = new double[40];
        Arrays.setAll(values, i -> i * 0.37 % 1);
        return values;
    }
}
