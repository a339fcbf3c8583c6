package io.editrisk.report.findings;

import io.editrisk.evaluation.Interval;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A number that each seed of each data set gave.
 *
 * @param of what it is, in words that fit a table
 * @param byData its mean over seeds; a data set that no seed has it of is not there
 * @param claimed what the claim says of it; empty where it decides nothing
 */
record Statistic(String of, Unit unit, Map<String, SeedMean> byData, Optional<Claimed> claimed) {

    /** The side of a bound that a number is claimed to lie on. */
    record Claimed(boolean above, double bound) {
        Standing standing(Interval interval) {
            boolean right = above ? interval.low() > bound : interval.high() < bound;
            boolean wrong = above ? interval.high() < bound : interval.low() > bound;
            return right ? Standing.HOLDS : wrong ? Standing.DOES_NOT : Standing.CANNOT_TELL;
        }
    }

    /** One that decides nothing. */
    static Statistic of(Seeds seeds, String of, Unit unit, ToDoubleFunction<MeasuredRun> number) {
        return new Statistic(of, unit, seeds.means(SeedMean.LEVEL, number), Optional.empty());
    }

    Statistic claimedAbove(double bound) {
        return new Statistic(of, unit, byData, Optional.of(new Claimed(true, bound)));
    }

    Statistic claimedBelow(double bound) {
        return new Statistic(of, unit, byData, Optional.of(new Claimed(false, bound)));
    }

    /** By the interval over the data set's seeds: wholly on the claimed side, wholly on the other, or neither. */
    Standing standing(String data) {
        Claimed what = claimed.orElseThrow();
        return Optional.ofNullable(byData.get(data))
                .flatMap(SeedMean::interval)
                .map(what::standing)
                .orElse(Standing.CANNOT_TELL);
    }
}
