package io.editrisk.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Ranks that numbers have which are compared two by two. With 95% all of them are right at once: the p-values of the differences are
 * adjusted by Holm, and a number is ranked behind another only where their difference is beyond doubt.
 */
public final class PairComparisons {

    private static final double LEVEL = 0.05;

    private record Pair(int better, int worse, double p) {}

    private final int count;
    private final List<Pair> pairs = new ArrayList<>();

    /** @param count how many numbers there are */
    public PairComparisons(int count) {
        this.count = count;
    }

    /**
     * From 1, which is the best.
     *
     * @param best one more than there are that do better beyond doubt
     * @param worst as many as there are that do not do worse beyond doubt
     */
    public record Rank(int best, int worst) {}

    /**
     * Adds a pair, once.
     *
     * @param better index of the number that is measured to be better or as good
     * @param p two-sided, of no difference
     */
    public void add(int better, int worse, double p) {
        pairs.add(new Pair(better, worse, p));
    }

    /** Of each number. */
    public List<Rank> ranks() {
        double[] adjusted =
                Multiplicity.holm(pairs.stream().mapToDouble(Pair::p).toArray());
        int[] better = new int[count];
        int[] worse = new int[count];
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] < LEVEL) {
                better[pairs.get(i).worse()]++;
                worse[pairs.get(i).better()]++;
            }
        }
        List<Rank> ranks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ranks.add(new Rank(1 + better[i], count - worse[i]));
        }
        return ranks;
    }
}
