package io.editrisk.report.findings;

import io.editrisk.evaluation.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a number that each seed gave, and its interval by Student's t over the seeds.
 *
 * @param seeds how many there are
 * @param interval empty where one seed alone has it
 */
record SeedMean(double mean, int seeds, Optional<Interval> interval) {

    static final double LEVEL = 0.95;

    /**
     * Of each seed's number.
     *
     * @param level that the interval holds the mean with, for instance {@link #LEVEL}
     * @param values one a seed, at least one
     */
    static SeedMean of(double level, double... values) {
        double mean =
                Arrays.stream(values).average().orElseThrow(() -> new IllegalArgumentException("no seed has a value"));
        int seeds = values.length;
        if (seeds < 2) {
            return new SeedMean(mean, seeds, Optional.empty());
        }
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (seeds - 1) / seeds);
        double half = error * TDistribution.of(seeds - 1).inverseSurvivalProbability((1 - level) / 2);
        return new SeedMean(mean, seeds, Optional.of(new Interval(mean - half, mean + half)));
    }
}
