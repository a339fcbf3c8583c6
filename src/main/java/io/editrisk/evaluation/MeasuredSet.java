package io.editrisk.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What was measured of one edit on one evaluation set: every image once, in their order, however the work was cut. A point
 * that was not measured on every image was not measured.
 */
public final class MeasuredSet {

    private static final Comparator<MetricRecord> BY_IMAGES =
            Comparator.comparingInt(MetricRecord::from).thenComparingInt(MetricRecord::to);

    private final String edit;
    private final EvaluationSet set;
    private final int[] places;
    private final int[] labels;
    private final List<String> identities;
    private final SortedMap<Double, Point> points;

    /**
     * What was answered at a point, an image a place.
     *
     * @param margins empty where records do not have them
     */
    private record Point(int[] predictions, Optional<float[]> margins) {
        private static Point of(int images, boolean margins) {
            return new Point(new int[images], margins ? Optional.of(new float[images]) : Optional.empty());
        }

        private void put(AlphaPoint point, int from) {
            copy(point.predictions(), predictions, from);
            if (margins.isPresent() && point.margins().isPresent()) {
                List<Float> some = point.margins().get();
                for (int i = 0; i < some.size(); i++) {
                    margins.get()[from + i] = some.get(i);
                }
            }
        }

        private Point at(int[] places) {
            return new Point(MeasuredSet.at(places, predictions), margins.map(all -> MeasuredSet.at(places, all)));
        }
    }

    private MeasuredSet(
            String edit,
            EvaluationSet set,
            int[] places,
            int[] labels,
            List<String> identities,
            SortedMap<Double, Point> points) {
        this.edit = edit;
        this.set = set;
        this.places = places;
        this.labels = labels;
        this.identities = identities;
        this.points = points;
    }

    /**
     * Joins the edit's records of the set, in any order; one that is there twice counts once.
     *
     * @param images so many of the set's images, from the first, were to be measured
     * @param shards at least one
     * @throws IncompleteException where images are missing, or in records of two cuts
     */
    public static MeasuredSet join(String edit, EvaluationSet set, int images, List<MetricRecord> shards) {
        List<MetricRecord> ordered = inOrder(edit, set, images, shards);
        Set<Double> everywhere = new HashSet<>(alphas(ordered.get(0)));
        ordered.forEach(shard -> everywhere.retainAll(alphas(shard)));
        int[] labels = new int[images];
        List<String> identities = new ArrayList<>(images);
        SortedMap<Double, Point> points = new TreeMap<>();
        boolean margins = ordered.stream()
                .flatMap(shard -> shard.points().stream())
                .allMatch(point -> point.margins().isPresent());
        everywhere.forEach(alpha -> points.put(alpha, Point.of(images, margins)));
        for (MetricRecord shard : ordered) {
            identities.addAll(shard.identities());
            copy(shard.labels(), labels, shard.from());
            for (AlphaPoint point : shard.points()) {
                Optional.ofNullable(points.get(point.alpha())).ifPresent(all -> all.put(point, shard.from()));
            }
        }
        return new MeasuredSet(
                edit, set, IntStream.range(0, labels.length).toArray(), labels, List.copyOf(identities), points);
    }

    private static void copy(List<Integer> from, int[] to, int place) {
        for (int i = 0; i < from.size(); i++) {
            to[place + i] = from.get(i);
        }
    }

    /** Each shard once, so that they follow each other and are all images. */
    private static List<MetricRecord> inOrder(String edit, EvaluationSet set, int images, List<MetricRecord> shards) {
        List<MetricRecord> ordered = new ArrayList<>();
        int from = 0;
        int next = 0;
        for (MetricRecord shard : shards.stream().sorted(BY_IMAGES).toList()) {
            if (next > 0 && shard.from() == from && shard.to() == next) {
                continue;
            }
            if (shard.from() > next) {
                throw new IncompleteException(edit, set.id(), next, shard.from());
            }
            if (shard.from() < next) {
                throw IncompleteException.overlapping(edit, set.id(), shard.from(), Math.min(next, shard.to()));
            }
            ordered.add(shard);
            from = shard.from();
            next = shard.to();
        }
        if (next != images) {
            throw new IncompleteException(edit, set.id(), next, images);
        }
        return ordered;
    }

    private static List<Double> alphas(MetricRecord shard) {
        return shard.points().stream().map(AlphaPoint::alpha).toList();
    }

    /** The same of some images only, by what number they are here. */
    public MeasuredSet at(int[] some) {
        IntFunction<String> identity = identities::get;
        SortedMap<Double, Point> ofSome = new TreeMap<>();
        points.forEach((alpha, point) -> ofSome.put(alpha, point.at(some)));
        return new MeasuredSet(
                edit,
                set,
                at(some, places),
                at(some, labels),
                Arrays.stream(some).mapToObj(identity).toList(),
                ofSome);
    }

    private static int[] at(int[] places, int[] values) {
        return Arrays.stream(places).map(place -> values[place]).toArray();
    }

    private static float[] at(int[] places, float[] values) {
        float[] some = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            some[i] = values[places[i]];
        }
        return some;
    }

    public String edit() {
        return edit;
    }

    public EvaluationSet set() {
        return set;
    }

    public int images() {
        return labels.length;
    }

    /** The place in the set of the image that is the so-manieth here. */
    public int place(int image) {
        return places[image];
    }

    /** The true class of an image. */
    public int label(int image) {
        return labels[image];
    }

    /** Which source image each one is. */
    public List<String> identities() {
        return identities;
    }

    /** The points that were measured on every image, ascending. */
    public List<Double> alphas() {
        return List.copyOf(points.keySet());
    }

    /** The predicted class of each image there, which the caller leaves as it is; empty where the point was not measured. */
    public Optional<int[]> predictions(double alpha) {
        return Optional.ofNullable(points.get(alpha)).map(Point::predictions);
    }

    /** The margin of each of these, likewise; empty too where records of the set do not have them. */
    public Optional<float[]> margins(double alpha) {
        return Optional.ofNullable(points.get(alpha)).flatMap(Point::margins);
    }

    /** Which images were right at each point: a bit an image. */
    Map<Double, BitSet> right() {
        Map<Double, BitSet> right = new TreeMap<>();
        points.forEach((alpha, point) -> {
            int[] predictions = point.predictions();
            BitSet bits = new BitSet(labels.length);
            for (int i = 0; i < labels.length; i++) {
                bits.set(i, predictions[i] == labels[i]);
            }
            right.put(alpha, bits);
        });
        return right;
    }

    int[] labels() {
        return labels;
    }
}
