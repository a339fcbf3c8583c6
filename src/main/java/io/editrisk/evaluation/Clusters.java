package io.editrisk.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A mean over evaluation sets, with what its interval needs: the same source image under twelve corruptions is not twelve
 * independent images. Each source image is a cluster of all that was measured on it. How much these repeat each other is seen
 * in the spread between source images; it gives the number of independent images that would say as much (the effective sample
 * size of Korn and Graubard, Survey Methodology 24, 1998), and the score intervals of Tango and Wilson are taken at that number.
 *
 * <p>Source images that are in the same sets are a stratum: those of two data sets are drawn apart. Spread is seen only in
 * images that differ from the rest, so where few do, their number is taken down towards that of the source images, and with
 * none it is that: each image then counts once, however often it was measured. See docs/statistics.md.
 */
final class Clusters {

    /** How many images that repeat themselves fully are added to those seen to differ: by the simulation in the tests. */
    private static final double PRIOR = 0.125;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Sets of the same images, in the same order. */
    private static final class Group {
        private final List<String> identities;
        private final double[] gained;
        private final double[] lost;
        private double weight;
        private final BitSet sets = new BitSet();

        private Group(List<String> identities) {
            this.identities = identities;
            gained = new double[identities.size()];
            lost = new double[identities.size()];
        }
    }

    /** What one source image adds to the mean; the weight is the most that it could. */
    private record Image(double gained, double lost, double weight) {
        private Image plus(Image other) {
            return new Image(gained + other.gained, lost + other.lost, weight + other.weight);
        }
    }

    private final List<Group> groups = new ArrayList<>();
    private int sets;

    /**
     * Adds a set's change from right or wrong before to after.
     *
     * @param identities of the set's images, one each
     * @param weight of the set's difference in the sum of all; above 0
     */
    void addChange(List<String> identities, boolean[] before, boolean[] after, double weight) {
        double[] gained = new double[before.length];
        double[] lost = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            gained[i] = after[i] && !before[i] ? 1 : 0;
            lost[i] = before[i] && !after[i] ? 1 : 0;
        }
        add(identities, gained, lost, weight);
    }

    /** Adds images that gained and lost that much, each within 0..1. */
    void add(List<String> identities, double[] gained, double[] lost, double weight) {
        Group group = group(identities, weight);
        double each = weight / gained.length;
        for (int i = 0; i < gained.length; i++) {
            group.gained[i] += gained[i] * each;
            group.lost[i] += lost[i] * each;
        }
    }

    /** Adds the fraction of a set's images for which that holds. */
    void addFraction(List<String> identities, boolean[] holds, double weight) {
        addChange(identities, new boolean[holds.length], holds, weight);
    }

    private Group group(List<String> identities, double weight) {
        Group found = groups.stream()
                .filter(group -> group.identities.equals(identities))
                .findFirst()
                .orElseGet(() -> {
                    Group fresh = new Group(identities);
                    groups.add(fresh);
                    return fresh;
                });
        found.weight += weight;
        found.sets.set(sets++);
        return found;
    }

    /** The sum of all sets' differences or fractions, each times its weight. */
    double sum() {
        return gained() - lost();
    }

    private double gained() {
        return groups.stream()
                .mapToDouble(group -> Arrays.stream(group.gained).sum())
                .sum();
    }

    private double lost() {
        return groups.stream()
                .mapToDouble(group -> Arrays.stream(group.lost).sum())
                .sum();
    }

    private double weight() {
        return groups.stream().mapToDouble(group -> group.weight).sum();
    }

    /** The 95% interval of {@link #sum} where it is of differences. */
    Interval ofDifference() {
        return ofDifference(Interval.Z);
    }

    /** The same at another level; {@code z} is the normal quantile that half of what is left out lies beyond. */
    Interval ofDifference(double z) {
        double images = effectiveImages(true);
        double weight = weight();
        Interval shares = PairedDifference.score(gained() / weight * images, lost() / weight * images, images, z);
        return new Interval(shares.low() * weight, shares.high() * weight);
    }

    /** The 95% interval of {@link #sum} where it is of fractions. */
    Interval ofFraction() {
        double images = effectiveImages(false);
        double weight = weight();
        Interval shares = WilsonInterval.of(Math.min(1, gained() / weight), images);
        return new Interval(shares.low() * weight, shares.high() * weight);
    }

    /** The two-sided p-value of the score test of no difference; 1 where nothing differs. */
    double p() {
        double gained = gained() / weight();
        double lost = lost() / weight();
        if (gained + lost == 0) {
            return 1;
        }
        double z = Math.abs(gained - lost) * Math.sqrt(effectiveImages(true) / (gained + lost));
        return Math.min(1, 2 * NORMAL.survivalProbability(z));
    }

    /** The sampling variance of {@link #sum} as the spread between source images shows it, strata apart. */
    double variance() {
        return variance(strata());
    }

    private static double variance(Collection<List<Image>> strata) {
        return strata.stream().mapToDouble(Clusters::spread).sum();
    }

    /**
     * How many independent images would say as much: not less than if all that was measured on an image were the same.
     *
     * @param difference whether the sum is of differences, else of fractions
     */
    double effectiveImages(boolean difference) {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        Collection<List<Image>> strata = strata();
        double weight = weight();
        double repeating = strata.stream().mapToDouble(Clusters::repeating).sum() / (weight * weight);
        double one = variance(gained() / weight, lost() / weight);
        if (!(repeating > 0) || !(one > 0)) {
            return weight
                    * weight
                    / strata.stream().mapToDouble(Clusters::squaredWeight).sum();
        }
        double repeated = Math.min(1, variance(strata) / (weight * weight) / repeating);
        double differing = differing(strata);
        if (!difference) {
            long images = strata.stream().mapToLong(List::size).sum();
            differing = Math.min(differing, images - differing);
        }
        return one / repeating * (differing + PRIOR) / (differing * repeated + PRIOR);
    }

    /** Of one draw that is a gain, a loss or neither. */
    private static double variance(double gained, double lost) {
        double mean = gained - lost;
        return Math.max(0, gained + lost - mean * mean);
    }

    /** The variance of a stratum's sum, from the spread between its images; one image alone shows none. */
    private static double spread(List<Image> stratum) {
        int n = stratum.size();
        if (n == 1) {
            return repeating(stratum);
        }
        Image all = sum(stratum);
        double mean = (all.gained() - all.lost()) / n;
        double squares = 0;
        for (Image image : stratum) {
            double distance = image.gained() - image.lost() - mean;
            squares += distance * distance;
        }
        return squares * n / (n - 1);
    }

    /** The variance of a stratum's sum, were all that was measured on an image the same. */
    private static double repeating(List<Image> stratum) {
        Image all = sum(stratum);
        return squaredWeight(stratum) * variance(all.gained() / all.weight(), all.lost() / all.weight());
    }

    private static double squaredWeight(List<Image> stratum) {
        double weight = sum(stratum).weight();
        return weight * weight / stratum.size();
    }

    private static Image sum(List<Image> stratum) {
        double gained = 0;
        double lost = 0;
        double weight = 0;
        for (Image image : stratum) {
            gained += image.gained();
            lost += image.lost();
            weight += image.weight();
        }
        return new Image(gained, lost, weight);
    }

    /** Images that gained or lost, each counted by the share of its sets where it did. */
    private static double differing(Collection<List<Image>> strata) {
        return strata.stream()
                .flatMap(List::stream)
                .mapToDouble(image -> (image.gained() + image.lost()) / image.weight())
                .sum();
    }

    private Collection<List<Image>> strata() {
        if (groups.size() == 1) {
            return List.of(images(groups.get(0)));
        }
        Map<String, Image> images = new LinkedHashMap<>();
        Map<String, BitSet> where = new LinkedHashMap<>();
        for (Group group : groups) {
            List<Image> own = images(group);
            for (int i = 0; i < own.size(); i++) {
                String identity = group.identities.get(i);
                images.merge(identity, own.get(i), Image::plus);
                where.computeIfAbsent(identity, first -> new BitSet()).or(group.sets);
            }
        }
        Map<BitSet, List<Image>> strata = new LinkedHashMap<>();
        images.forEach((identity, image) -> strata.computeIfAbsent(where.get(identity), first -> new ArrayList<>())
                .add(image));
        return strata.values();
    }

    private static List<Image> images(Group group) {
        List<Image> images = new ArrayList<>();
        double each = group.weight / group.identities.size();
        for (int i = 0; i < group.gained.length; i++) {
            images.add(new Image(group.gained[i], group.lost[i], each));
        }
        return images;
    }
}
