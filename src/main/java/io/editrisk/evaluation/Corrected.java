package io.editrisk.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A paired difference among several that are looked at together: the cells of a heat map, the classes of a task.
 *
 * @param interval one of as many that hold all their truths at once with 95%: Tango's at Bonferroni's level
 * @param p two-sided, of no difference: McNemar's mid-P adjusted by Holm; an error among all that are below 5% has a chance of 5%
 * @param pOfShare the same adjusted by Benjamini and Yekutieli: of those below 5%, 5% are errors on average
 * @param distinguishable whether {@code p} is below 5%
 */
public record Corrected(Interval interval, double p, double pOfShare, boolean distinguishable) {

    private static final double LEVEL = 0.05;

    /**
     * Each of those, in their order, for instance a class each: images seen, gained and lost.
     *
     * @param differences all that are looked at; none gives none
     */
    public static List<Corrected> of(List<PairedDifference> differences) {
        double[] ps = differences.stream().mapToDouble(PairedDifference::p).toArray();
        double[] holm = Multiplicity.holm(ps);
        double[] yekutieli = Multiplicity.benjaminiYekutieli(ps);
        double z = Multiplicity.z(Math.max(1, ps.length));
        return IntStream.range(0, ps.length)
                .mapToObj(i -> new Corrected(differences.get(i).interval(z), holm[i], yekutieli[i], holm[i] < LEVEL))
                .toList();
    }
}
