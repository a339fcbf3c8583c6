package io.editrisk.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tests whether the accuracy along a line goes one way throughout, and whether it is concave, on the same images at every point.
 * A contrast is an accuracy at one point less that at an earlier one, or less the chord between two others; each should not be
 * negative. The most negative one, in units of its standard error, is held against what it would be if none truly were negative:
 * the signs of whole images are drawn anew (a wild bootstrap over source images, which for a single contrast is McNemar's
 * conditional test), and the largest of all contrasts of all curves is taken each time ({@link CurveNoise}), so that looking at
 * many costs no error. Images that are the same at every point tell nothing and are left out.
 */
public final class AccuracyCurve {

    private static final double LEVEL = 0.05;

    /** Of more points some are passed over, evenly, never the ends: there are contrasts of all triples. */
    private static final int MOST_POINTS = 21;

    /** Of the points at those places with those weights, which add up to 0. */
    private record Contrast(int[] places, double[] weights) {

        private double of(double[] values) {
            double sum = 0;
            for (int i = 0; i < places.length; i++) {
                sum += weights[i] * values[places[i]];
            }
            return sum;
        }
    }

    private final double[] alphas;

    /** How many images are right at just those points; bit i is point i. Those that are right everywhere or nowhere are not in. */
    private final Map<Integer, Integer> patterns = new TreeMap<>();

    private final int images;
    private final List<Contrast> steps;
    private final List<Contrast> chords;

    /**
     * Of one set of images.
     *
     * @param alphas ascending, two or more
     * @param right which images are right, at each of these
     * @param rising whether it should go up, else down
     */
    public AccuracyCurve(List<Double> alphas, List<boolean[]> right, boolean rising) {
        if (alphas.size() != right.size() || alphas.size() < 2) {
            throw new IllegalArgumentException(right.size() + " points beside " + alphas.size() + " alphas");
        }
        int points = Math.min(MOST_POINTS, alphas.size());
        int[] kept = IntStream.range(0, points)
                .map(i -> (int) Math.round(i * (alphas.size() - 1.0) / (points - 1)))
                .toArray();
        this.alphas = Arrays.stream(kept).mapToDouble(alphas::get).toArray();
        images = right.get(0).length;
        steps = steps(rising ? 1 : -1);
        chords = chords();
        for (int image = 0; image < images; image++) {
            int pattern = 0;
            for (int i = 0; i < points; i++) {
                pattern |= right.get(kept[i])[image] ? 1 << i : 0;
            }
            if (pattern != 0 && pattern != (1 << points) - 1) {
                patterns.merge(pattern, 1, Integer::sum);
            }
        }
    }

    /**
     * Whether it goes its way between any two points.
     *
     * @param noise of the curves that are looked at together, this one among them
     */
    public CurveTrait monotone(CurveNoise noise) {
        return tested(steps, noise);
    }

    /** Whether it lies below no chord of its own; empty where there are no three points. */
    public Optional<CurveTrait> concave(CurveNoise noise) {
        return chords.isEmpty() ? Optional.empty() : Optional.of(tested(chords, noise));
    }

    /** Between any two points. */
    private List<Contrast> steps(double direction) {
        List<Contrast> contrasts = new ArrayList<>();
        for (int to = 1; to < alphas.length; to++) {
            for (int from = 0; from < to; from++) {
                contrasts.add(new Contrast(new int[] {from, to}, new double[] {-direction, direction}));
            }
        }
        return contrasts;
    }

    /** Between any point and the chord of any two around it. */
    private List<Contrast> chords() {
        List<Contrast> contrasts = new ArrayList<>();
        for (int to = 2; to < alphas.length; to++) {
            for (int middle = 1; middle < to; middle++) {
                for (int from = 0; from < middle; from++) {
                    double part = (alphas[middle] - alphas[from]) / (alphas[to] - alphas[from]);
                    contrasts.add(new Contrast(new int[] {from, middle, to}, new double[] {part - 1, 1, -part}));
                }
            }
        }
        return contrasts;
    }

    private CurveTrait tested(List<Contrast> contrasts, CurveNoise noise) {
        double[] norms = contrasts.stream().mapToDouble(this::norm).toArray();
        double[] counts = counts();
        double[] against = new double[norms.length];
        Arrays.setAll(against, i -> against(contrasts.get(i), norms[i], counts));
        double most = Arrays.stream(against).max().orElse(0);
        double p = most > 0 ? noise.p(most) : 1;
        double level = noise.quantile(LEVEL);
        double bound = bound(contrasts, norms, counts, Math.max(Interval.Z, level));
        Contrast largest = largest(contrasts, against, p < LEVEL ? level : 0, counts);
        CurveTrait.Verdict unlessViolated =
                bound <= CurveTrait.NEGLIGIBLE ? CurveTrait.Verdict.HOLDS : CurveTrait.Verdict.CANNOT_TELL;
        return new CurveTrait(
                p < LEVEL ? CurveTrait.Verdict.VIOLATED : unlessViolated,
                most > 0 ? -largest.of(counts) / images : 0,
                most > 0
                        ? Arrays.stream(largest.places())
                                .mapToObj(place -> alphas[place])
                                .toList()
                        : List.of(),
                p,
                bound);
    }

    /** The most negative of those that are not less telling than that; the first of equals. */
    private static Contrast largest(List<Contrast> contrasts, double[] against, double telling, double[] counts) {
        return IntStream.range(0, against.length)
                .filter(i -> against[i] >= telling)
                .mapToObj(contrasts::get)
                .min(Comparator.comparingDouble(contrast -> contrast.of(counts)))
                .orElseGet(() -> contrasts.get(0));
    }

    /** The root of the sum of squares over images. */
    private double norm(Contrast contrast) {
        double squares = 0;
        for (Map.Entry<Integer, Integer> pattern : patterns.entrySet()) {
            double[] right = new double[alphas.length];
            add(right, pattern.getKey(), 1);
            double one = contrast.of(right);
            squares += pattern.getValue() * one * one;
        }
        return Math.sqrt(squares);
    }

    /** How many of the images that tell are right, at each point. */
    private double[] counts() {
        double[] counts = new double[alphas.length];
        patterns.forEach((pattern, count) -> add(counts, pattern, count));
        return counts;
    }

    private static void add(double[] sums, int pattern, double value) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (pattern >> i & 1) * value;
        }
    }

    private static double against(Contrast contrast, double norm, double[] sums) {
        return norm > 0 ? -contrast.of(sums) / norm : 0;
    }

    /** The largest of all contrasts for each drawing of signs. */
    double[] drawn(SplittableRandom random, int draws) {
        List<Contrast> contrasts =
                Stream.of(steps, chords).flatMap(List::stream).toList();
        double[] norms = contrasts.stream().mapToDouble(this::norm).toArray();
        double[] drawn = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double[] sums = signed(random);
            for (int i = 0; i < norms.length; i++) {
                drawn[draw] = Math.max(drawn[draw], against(contrasts.get(i), norms[i], sums));
            }
        }
        return drawn;
    }

    /** What the counts are with a sign drawn for each image. */
    private double[] signed(SplittableRandom random) {
        double[] sums = new double[alphas.length];
        for (Map.Entry<Integer, Integer> pattern : patterns.entrySet()) {
            add(sums, pattern.getKey(), signs(random, pattern.getValue()));
        }
        return sums;
    }

    /** The sum of so many signs. */
    private static int signs(SplittableRandom random, int count) {
        int plus = 0;
        int left = count;
        while (left > 0) {
            int bits = Math.min(left, Long.SIZE);
            plus += Long.bitCount(random.nextLong() >>> (Long.SIZE - bits));
            left -= bits;
        }
        return 2 * plus - count;
    }

    /** One-sided and simultaneous; as a score interval has it, z² images that speak against are thought possible unseen. */
    private double bound(List<Contrast> contrasts, double[] norms, double[] counts, double z) {
        double bound = 0;
        for (int i = 0; i < norms.length; i++) {
            double half = z * Math.sqrt(norms[i] * norms[i] + z * z);
            bound = Math.max(bound, (half - contrasts.get(i).of(counts)) / images);
        }
        return bound;
    }
}
