package io.editrisk.evaluation;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The difference of two accuracies on the same images. Only images that one of the two gets right and the other wrong
 * tell them apart.
 *
 * @param gained images that are right in the second and wrong in the first
 * @param lost images that are wrong in the second and right in the first
 * @param seen all images, at least one
 */
public record PairedDifference(long gained, long lost, long seen) {

    private static final int BISECTIONS = 80;

    public PairedDifference {
        if (gained < 0 || lost < 0 || seen < 1 || gained + lost > seen) {
            throw new IllegalArgumentException(gained + " gained and " + lost + " lost of " + seen);
        }
    }

    /** Counts the images on which two lists of right and wrong differ. */
    public static PairedDifference between(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " images beside " + second.length);
        }
        long gained = 0;
        long lost = 0;
        for (int i = 0; i < first.length; i++) {
            gained += !first[i] && second[i] ? 1 : 0;
            lost += first[i] && !second[i] ? 1 : 0;
        }
        return new PairedDifference(gained, lost, first.length);
    }

    /** Second minus first, in -1..1. */
    public double difference() {
        return (double) (gained - lost) / seen;
    }

    /**
     * Tango's score interval (Statistics in Medicine 17, 1998): the differences that a score test at 5% does not refuse,
     * with the nuisance proportion at its constrained maximum of the likelihood. Unlike the textbook interval it keeps
     * its level for few discordant images, and has a width where there is none at all.
     */
    public Interval interval() {
        return interval(Interval.Z);
    }

    /** The same, as wide as it must be to be looked at so often. */
    public Interval interval(Looks looks) {
        return interval(looks.z());
    }

    /** The same at another level; {@code z} is the normal quantile that half of what is left out lies beyond. */
    Interval interval(double z) {
        return score((double) gained, (double) lost, (double) seen, z);
    }

    /** Of counts that need not be whole. */
    static Interval score(double gained, double lost, double seen, double z) {
        Score score = new Score(gained, lost, seen);
        double estimate = Math.max(-1, Math.min(1, (gained - lost) / seen));
        double low = estimate <= -1 ? -1 : score.root(-1, estimate, z);
        double high = estimate >= 1 ? 1 : score.root(estimate, 1, -z);
        return new Interval(low, high);
    }

    /**
     * The two-sided p-value of no difference: McNemar's exact conditional test with half the probability of what was seen (the
     * mid-P test that Fagerland, Lydersen and Laake 2013 recommend). 1 where no image tells the two apart.
     */
    public double p() {
        long discordant = gained + lost;
        if (discordant == 0) {
            return 1;
        }
        BinomialDistribution even = BinomialDistribution.of(Math.toIntExact(discordant), 0.5);
        int fewer = (int) Math.min(gained, lost);
        double tail = even.cumulativeProbability(fewer) - even.probability(fewer) / 2;
        return Math.min(1, 2 * tail);
    }

    private record Score(double gained, double lost, double seen) {

        /** Where the score, which falls as the difference grows, crosses the level. */
        private double root(double from, double to, double level) {
            double low = from;
            double high = to;
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = (low + high) / 2;
                if (at(middle) > level) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return (low + high) / 2;
        }

        private double at(double delta) {
            double distance = gained - lost - seen * delta;
            double a = 2 * seen;
            double b = -gained - lost + (2 * seen - gained + lost) * delta;
            double c = -lost * delta * (1 - delta);
            double q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
            double variance = seen * (2 * q + delta * (1 - delta));
            return variance > 0 ? distance / Math.sqrt(variance) : Math.copySign(Double.MAX_VALUE, distance);
        }
    }
}
