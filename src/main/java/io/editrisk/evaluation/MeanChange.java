package io.editrisk.evaluation;

import java.util.List;

/**
 * A mean of differences of accuracies over several edits, and over the sets of images that each is measured on. Every edit has
 * the same weight, and of an edit every set. Its interval is over source images ({@link Clusters}), each with all that was
 * measured on it under every edit: edits that are measured on the same images are not independent of each other. It
 * says how sure the mean over these edits is, not how other edits would fare.
 */
public final class MeanChange {

    private final Measurements measured;
    private final int edits;
    private final Clusters clusters = new Clusters();
    private boolean any;

    /** @param edits how many will be added, at least one */
    public MeanChange(Measurements measured, int edits) {
        if (edits < 1) {
            throw new IllegalArgumentException("a mean over " + edits + " edits");
        }
        this.measured = measured;
        this.edits = edits;
    }

    /** Adds how an edit changes accuracy on some sets: at a point of its line less the unedited network's (equation 1). */
    public void addEdit(List<EvaluationSet> sets, String edit, double alpha) {
        Measurements both = measured.among(edit);
        for (EvaluationSet set : sets) {
            add(both.identities(set), both.unedited(set), both.right(edit, set, alpha), sets.size());
        }
    }

    /** Adds how shifts change an edit's accuracy: on shifted sets less that on the same images as they are (equation 2). */
    public void addShift(EvaluationSet unshifted, List<EvaluationSet> shifted, String edit, double alpha) {
        Measurements own = measured.among(edit);
        for (EvaluationSet set : shifted) {
            add(own.identities(set), own.right(edit, unshifted, alpha), own.right(edit, set, alpha), shifted.size());
        }
    }

    private void add(List<String> identities, boolean[] before, boolean[] after, int sets) {
        clusters.addChange(identities, before, after, 1.0 / sets / edits);
        any = true;
    }

    /** An edit at a point of its line. */
    public record At(String edit, double alpha) {}

    /** Adds how this run differs from another one that measured the same images: its accuracy less that one's. */
    public void addRun(Measurements other, List<EvaluationSet> sets, At there, At here) {
        for (EvaluationSet set : sets) {
            add(
                    measured.identities(set),
                    other.right(there.edit(), set, there.alpha()),
                    measured.right(here.edit(), set, here.alpha()),
                    sets.size());
        }
    }

    /** Whether anything was added: without shifts there is no penalty. */
    public boolean any() {
        return any;
    }

    /** The mean, -1..1; negative is a loss. */
    public double mean() {
        return clusters.sum();
    }

    /** Its 95% interval. */
    public Interval interval() {
        return clusters.ofDifference();
    }

    /**
     * The two-sided p-value of no difference between two edits in the mean over sets, each with the same weight.
     *
     * @param sets that both were measured on
     */
    public static double p(
            Measurements measured,
            List<EvaluationSet> sets,
            String first,
            double firstAlpha,
            String second,
            double secondAlpha) {
        Measurements both = measured.among(first, second);
        Clusters clusters = new Clusters();
        for (EvaluationSet set : sets) {
            clusters.addChange(
                    both.identities(set),
                    both.right(first, set, firstAlpha),
                    both.right(second, set, secondAlpha),
                    1.0 / sets.size());
        }
        return clusters.p();
    }
}
