package io.editrisk.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Effective robustness (Taori et al. 2020; Miller et al. 2021): how far accuracy under shift lies above what a family of networks
 * has that are as accurate without shift. The family's line is fitted by least squares to logits of accuracies, as Miller et al.
 * do with logits or probits; accuracies of none or all images count as half an image more or less.
 *
 * <p>Its interval draws source images anew (percentiles of 500 draws), and with them both the edit's accuracies and the line: it
 * says how sure the distance from this family's line is, not how another family would lie.
 */
public final class EffectiveRobustness {

    private static final int DRAWS = 500;
    private static final double TAIL = 0.025;

    /** Fewer points are a line however they lie, and accuracies that are closer together than this give it no slope. */
    private static final int LEAST = 3;

    private static final double LEAST_SPAN = 0.02;

    /**
     * A network on the same images in the same order.
     *
     * @param plain which are right as they are
     * @param shifted of each image under how many of the shifts it is right, as a fraction
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Member(boolean[] plain, double[] shifted) {}

    /**
     * The distance, as a difference of accuracies; above 0 is more robust than the family.
     *
     * @param interval at 95%
     * @param expected accuracy under shift on the line
     * @param family how many points the line was fitted to
     */
    public record Estimate(double value, Interval interval, double expected, int family) {}

    private record Line(double slope, double intercept) {
        private double at(double accuracy, int images) {
            return 1 / (1 + Math.exp(-intercept - slope * logit(accuracy, images)));
        }
    }

    private final List<Member> family;
    private final int images;
    private final long seed;
    private final Line line;
    private final Line[] drawn = new Line[DRAWS];

    private EffectiveRobustness(List<Member> family, long seed) {
        this.family = List.copyOf(family);
        this.images = family.get(0).plain().length;
        this.seed = seed;
        int[] once = new int[images];
        Arrays.fill(once, 1);
        line = fitted(once);
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[draw] = fitted(times(random));
        }
    }

    /**
     * To a family's line; empty where its points are too few or too close together for one.
     *
     * @param seed of what is drawn
     */
    public static Optional<EffectiveRobustness> to(List<Member> family, long seed) {
        if (family.size() < LEAST) {
            return Optional.empty();
        }
        int images = family.get(0).plain().length;
        int[] once = new int[images];
        Arrays.fill(once, 1);
        double[] plain =
                family.stream().mapToDouble(one -> plain(one, once)).sorted().toArray();
        return plain[plain.length - 1] - plain[0] < LEAST_SPAN
                ? Optional.empty()
                : Optional.of(new EffectiveRobustness(family, seed));
    }

    /** Of a network, which may be one of the family. */
    public Estimate of(Member member) {
        int[] once = new int[images];
        Arrays.fill(once, 1);
        double expected = line.at(plain(member, once), images);
        double[] distances = new double[DRAWS];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] times = times(random);
            distances[draw] = shifted(member, times) - drawn[draw].at(plain(member, times), images);
        }
        Arrays.sort(distances);
        int left = (int) Math.floor(TAIL * DRAWS);
        double value = shifted(member, once) - expected;
        Interval interval =
                new Interval(Math.min(value, distances[left]), Math.max(value, distances[DRAWS - 1 - left]));
        return new Estimate(value, interval, expected, family.size());
    }

    private Line fitted(int[] times) {
        double[] x = family.stream()
                .mapToDouble(one -> logit(plain(one, times), images))
                .toArray();
        double[] y = family.stream()
                .mapToDouble(one -> logit(shifted(one, times), images))
                .toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        double slope = squares > 0 ? products / squares : 0;
        return new Line(slope, meanY - slope * meanX);
    }

    /** How often each image is drawn. */
    private int[] times(SplittableRandom random) {
        int[] times = new int[images];
        for (int i = 0; i < images; i++) {
            times[random.nextInt(images)]++;
        }
        return times;
    }

    private static double plain(Member member, int[] times) {
        long right = 0;
        for (int i = 0; i < times.length; i++) {
            right += member.plain()[i] ? times[i] : 0;
        }
        return (double) right / times.length;
    }

    private static double shifted(Member member, int[] times) {
        double right = 0;
        for (int i = 0; i < times.length; i++) {
            right += member.shifted()[i] * times[i];
        }
        return right / times.length;
    }

    private static double logit(double accuracy, int images) {
        double half = 0.5 / images;
        double within = Math.min(1 - half, Math.max(half, accuracy));
        return Math.log(within / (1 - within));
    }
}
