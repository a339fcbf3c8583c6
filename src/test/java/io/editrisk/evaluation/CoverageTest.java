package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a 95% interval holds the truth. Counts are whole, so that no interval that is made of them does so in exactly 95% of
 * cases at every truth: the mean over a grid of truths is within a point of 95%, and the least is said. Where less than about
 * two images are expected to differ, no interval can be at 95%: there it holds the truth more often, not less. Of single sets
 * all outcomes are gone through; clusters are drawn. docs/statistics.md has the table, which these print.
 */
class CoverageTest {

    private static final double ROUNDING = 1e-9;

    private static void print(String of, double[] coverage) {
        System.out.printf(
                Locale.ROOT,
                "coverage | %s | %.1f%% | %.1f%% |%n",
                of,
                100 * mean(coverage),
                100 * Arrays.stream(coverage).min().orElseThrow());
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static boolean holds(Interval interval, double truth) {
        return interval.low() <= truth + ROUNDING && truth - ROUNDING <= interval.high();
    }

    private static double wilson(int seen, double truth) {
        BinomialDistribution correct = BinomialDistribution.of(seen, truth);
        return IntStream.rangeClosed(0, seen)
                .filter(k -> holds(WilsonInterval.of(new Accuracy(k, seen)), truth))
                .mapToDouble(correct::probability)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 50, 500})
    void wilsonsIntervalOfAnAccuracy(int seen) {
        double[] anywhere = IntStream.range(0, 200)
                .mapToDouble(i -> wilson(seen, (i + .5) / 200))
                .toArray();
        double[] nearTheEnds = IntStream.range(0, 100)
                .mapToDouble(i -> wilson(seen, i < 50 ? (i + .5) / 500 : 1 - (i - 49.5) / 500))
                .toArray();
        print("Wilson, " + seen + " images, truth anywhere", anywhere);
        print("Wilson, " + seen + " images, truth within .1 of 0 or 1", nearTheEnds);

        assertThat(mean(anywhere)).isBetween(.94, .96);
        assertThat(mean(nearTheEnds)).isBetween(.94, .96);
        assertThat(Math.min(least(anywhere), least(nearTheEnds))).isGreaterThan(.83);
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    /** Outcomes of so many images with Tango's interval of each. */
    private record Pairs(int seen, List<PairedDifference> outcomes, List<Interval> intervals, double[] logFactorials) {

        static Pairs of(int seen) {
            List<PairedDifference> outcomes = new ArrayList<>();
            for (int gained = 0; gained <= seen; gained++) {
                for (int lost = 0; lost + gained <= seen; lost++) {
                    outcomes.add(new PairedDifference(gained, lost, seen));
                }
            }
            double[] logs = new double[seen + 1];
            for (int i = 1; i <= seen; i++) {
                logs[i] = logs[i - 1] + Math.log(i);
            }
            return new Pairs(
                    seen,
                    outcomes,
                    outcomes.stream().map(PairedDifference::interval).toList(),
                    logs);
        }

        double coverage(double gained, double lost) {
            double sum = 0;
            for (int i = 0; i < outcomes.size(); i++) {
                if (holds(intervals.get(i), gained - lost)) {
                    sum += probability(outcomes.get(i), gained, lost);
                }
            }
            return sum;
        }

        private double probability(PairedDifference one, double gained, double lost) {
            int g = (int) one.gained();
            int l = (int) one.lost();
            int same = seen - g - l;
            return Math.exp(logFactorials[seen] - logFactorials[g] - logFactorials[l] - logFactorials[same])
                    * Math.pow(gained, g)
                    * Math.pow(lost, l)
                    * Math.pow(1 - gained - lost, same);
        }
    }

    private static final double[] SHARES_LOST = {0, .1, .25, .5, .75, 1};

    private static double[] tango(Pairs pairs, DoubleStream discordant) {
        return discordant
                .flatMap(share ->
                        Arrays.stream(SHARES_LOST).map(lost -> pairs.coverage(share * (1 - lost), share * lost)))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 50, 100})
    void tangosIntervalOfAPairedDifference(int seen) {
        Pairs pairs = Pairs.of(seen);
        // from five images expected to differ on
        double from = Math.max(.05, 5.0 / seen);
        double[] several = tango(pairs, IntStream.rangeClosed(0, 8).mapToDouble(i -> from + (.95 - from) * i / 8));
        double[] few = tango(pairs, DoubleStream.of(.1, .25, .5, 1, 2).map(images -> images / seen));
        print("Tango, " + seen + " images, five or more expected to differ", several);
        print("Tango, " + seen + " images, two or fewer expected to differ (strong pairing)", few);

        // ten images have 66 outcomes, too few to come closer
        assertThat(mean(several)).isBetween(.94, seen == 10 ? .965 : .96);
        assertThat(least(several)).isGreaterThan(.85);
        assertThat(mean(few)).isGreaterThan(.95);
        assertThat(least(few)).isGreaterThan(.93);
    }

    /** Source images under several corruptions each. */
    private static final class Correlated {
        private final SplittableRandom random = new SplittableRandom(46);
        private final double[][][] binomials;
        private final int shifts;
        private final double gained;
        private final double lost;

        /** Each outcome is the image's own with that probability, which is the root of the correlation; else drawn anew. */
        private final double own;

        Correlated(int shifts, double correlation, double gained, double lost) {
            this.shifts = shifts;
            this.gained = gained;
            this.lost = lost;
            own = Math.sqrt(correlation);
            double[] chances = {own, gained, gained < 1 ? lost / (1 - gained) : 0};
            binomials = new double[chances.length][shifts + 1][];
            for (int which = 0; which < chances.length; which++) {
                for (int n = 0; n <= shifts; n++) {
                    BinomialDistribution of = BinomialDistribution.of(n, chances[which]);
                    binomials[which][n] = IntStream.rangeClosed(0, n)
                            .mapToDouble(of::cumulativeProbability)
                            .toArray();
                }
            }
        }

        private int draw(int which, int n) {
            int place = Arrays.binarySearch(binomials[which][n], random.nextDouble());
            return Math.min(n, place < 0 ? -place - 1 : place);
        }

        Clusters images(int count) {
            double[] gains = new double[count];
            double[] losses = new double[count];
            for (int i = 0; i < count; i++) {
                int same = draw(0, shifts);
                double outcome = random.nextDouble();
                int up = draw(1, shifts - same);
                int down = draw(2, shifts - same - up);
                gains[i] = (up + (outcome < gained ? same : 0)) / (double) shifts;
                losses[i] = (down + (outcome >= gained && outcome < gained + lost ? same : 0)) / (double) shifts;
            }
            Clusters clusters = new Clusters();
            clusters.add(IDENTITIES.subList(0, count), gains, losses, 1);
            return clusters;
        }

        double coverage(int count, int times, Function<Clusters, Interval> interval) {
            return IntStream.range(0, times)
                            .filter(i -> holds(interval.apply(images(count)), gained - lost))
                            .count()
                    / (double) times;
        }
    }

    private static final List<String> IDENTITIES =
            IntStream.range(0, 200).mapToObj(i -> "image-" + i).toList();

    private static final double[] CORRELATIONS = {.1, .4, .8};

    private static double[] clustered(
            int images, int shifts, double[][] truths, Function<Clusters, Interval> interval) {
        return Arrays.stream(truths)
                .flatMapToDouble(truth -> Arrays.stream(CORRELATIONS)
                        .map(correlation -> new Correlated(shifts, correlation, truth[0], truth[1])
                                .coverage(images, 400, interval)))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"10, 12", "20, 12", "50, 12", "200, 12", "10, 95", "20, 95", "50, 95", "200, 95"})
    void theIntervalOfAMeanOverShifts(int images, int shifts) {
        double[][] several = {{.1, .1}, {.05, .15}, {.02, .3}, {.05, .4}, {.3, .3}, {0, .5}};
        double[][] few = {{0, .02}, {.01, .01}};
        double[] often = clustered(images, shifts, several, Clusters::ofDifference);
        double[] seldom = clustered(images, shifts, few, Clusters::ofDifference);
        print(images + " images under " + shifts + " shifts, change", often);
        print(images + " images under " + shifts + " shifts, few changes", seldom);

        assertThat(mean(often)).isBetween(.94, images == 10 ? .975 : .96);
        assertThat(least(often)).isGreaterThan(.9);
        assertThat(mean(seldom)).isGreaterThan(.94);
    }

    @ParameterizedTest
    @CsvSource({"10, 12", "50, 12", "10, 95", "50, 95"})
    void theIntervalOfAMeanAccuracyUnderShifts(int images, int shifts) {
        double[][] truths = {{.1, 0}, {.3, 0}, {.5, 0}, {.7, 0}, {.9, 0}};
        double[] accuracy = clustered(images, shifts, truths, Clusters::ofFraction);
        print(images + " images under " + shifts + " shifts, accuracy", accuracy);

        assertThat(mean(accuracy)).isBetween(.94, images == 10 ? .975 : .96);
        assertThat(least(accuracy)).isGreaterThan(.9);
    }
}
