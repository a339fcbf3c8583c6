package io.editrisk.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A run's metric records put together: for each edit, evaluation set and point of the line, which images were right.
 * Shards are joined in the order of the images, however they were cut; a record that is there twice counts once. A point
 * that was not measured on every image was not measured.
 */
public final class Measurements {

    private static final Comparator<MetricRecord> BY_IMAGES =
            Comparator.comparingInt(MetricRecord::from).thenComparingInt(MetricRecord::to);

    private record Key(String edit, String set) {}

    private final Map<Key, Joined> joined = new HashMap<>();
    private final Map<String, EvaluationSet> sets = new HashMap<>();

    /**
     * Joins records.
     *
     * @throws IncompleteException where images of a set are missing for an edit that has records, or in records of two cuts
     */
    public Measurements(List<EvaluationSet> sets, List<MetricRecord> records) {
        sets.forEach(set -> this.sets.put(set.id(), set));
        Map<Key, List<MetricRecord>> byKey = new HashMap<>();
        records.forEach(record -> byKey.computeIfAbsent(new Key(record.edit(), record.set()), key -> new ArrayList<>())
                .add(record));
        byKey.forEach((key, shards) -> joined.put(key, join(key, shards)));
    }

    private Measurements(Map<String, EvaluationSet> sets, Map<Key, Joined> joined) {
        this.sets.putAll(sets);
        this.joined.putAll(joined);
    }

    /** The same of some images only, by their source images. */
    public Measurements of(Predicate<String> identities) {
        Map<Key, Joined> some = new HashMap<>();
        joined.forEach((key, all) -> some.put(key, all.of(identities)));
        return new Measurements(sets, some);
    }

    private record Joined(List<String> identities, Map<Double, boolean[]> right) {

        private Joined of(Predicate<String> wanted) {
            int[] kept = IntStream.range(0, identities.size())
                    .filter(i -> wanted.test(identities.get(i)))
                    .toArray();
            Map<Double, boolean[]> some = new HashMap<>();
            right.forEach((alpha, flags) -> {
                boolean[] few = new boolean[kept.length];
                for (int i = 0; i < kept.length; i++) {
                    few[i] = flags[kept[i]];
                }
                some.put(alpha, few);
            });
            return new Joined(Arrays.stream(kept).mapToObj(identities::get).toList(), some);
        }
    }

    private Joined join(Key key, List<MetricRecord> shards) {
        EvaluationSet set = sets.get(key.set());
        if (set == null) {
            throw new IllegalArgumentException("a record of " + key.set() + ", which is no set of the run");
        }
        List<MetricRecord> ordered = inOrder(key, set.samples(), shards);
        Set<Double> everywhere = new HashSet<>(alphas(ordered.get(0)));
        ordered.forEach(shard -> everywhere.retainAll(alphas(shard)));
        List<String> identities = new ArrayList<>();
        Map<Double, boolean[]> right = new HashMap<>();
        for (MetricRecord shard : ordered) {
            identities.addAll(shard.identities());
            shard.points().stream()
                    .filter(point -> everywhere.contains(point.alpha()))
                    .forEach(point -> mark(right, set.samples(), shard, point));
        }
        return new Joined(List.copyOf(identities), right);
    }

    /** Each shard once, so that they follow each other and are the whole set. */
    private static List<MetricRecord> inOrder(Key key, int samples, List<MetricRecord> shards) {
        List<MetricRecord> ordered = new ArrayList<>();
        int from = 0;
        int next = 0;
        for (MetricRecord shard : shards.stream().sorted(BY_IMAGES).toList()) {
            if (next > 0 && shard.from() == from && shard.to() == next) {
                continue;
            }
            requireNext(key, next, shard);
            ordered.add(shard);
            from = shard.from();
            next = shard.to();
        }
        if (next != samples) {
            throw new IncompleteException(key.edit(), key.set(), next, samples);
        }
        return ordered;
    }

    private static void requireNext(Key key, int next, MetricRecord shard) {
        if (shard.from() > next) {
            throw new IncompleteException(key.edit(), key.set(), next, shard.from());
        }
        if (shard.from() < next) {
            throw IncompleteException.overlapping(key.edit(), key.set(), shard.from(), Math.min(next, shard.to()));
        }
    }

    private static List<Double> alphas(MetricRecord shard) {
        return shard.points().stream().map(AlphaPoint::alpha).toList();
    }

    private static void mark(Map<Double, boolean[]> right, int samples, MetricRecord shard, AlphaPoint point) {
        boolean[] flags = right.computeIfAbsent(point.alpha(), alpha -> new boolean[samples]);
        for (int i = 0; i < shard.labels().size(); i++) {
            flags[shard.from() + i] =
                    shard.labels().get(i).equals(point.predictions().get(i));
        }
    }

    /**
     * Which images were right, in their order.
     *
     * @param alpha 0 is what the edit starts from: the unedited network, unless it was measured with the edit
     */
    public boolean[] right(String edit, EvaluationSet set, double alpha) {
        Optional<boolean[]> own = find(edit, set, alpha);
        String measured = alpha == 0 && own.isEmpty() ? EvaluationTask.UNEDITED : edit;
        return own.or(() -> find(measured, set, alpha))
                .orElseThrow(() -> new IncompleteException(measured, set.id(), 0, set.samples()));
    }

    /** Which images the unedited network was right about, in their order. */
    public boolean[] unedited(EvaluationSet set) {
        return right(EvaluationTask.UNEDITED, set, 0);
    }

    private Optional<boolean[]> find(String edit, EvaluationSet set, double alpha) {
        return Optional.ofNullable(joined.get(new Key(edit, set.id())))
                .flatMap(found -> Optional.ofNullable(found.right().get(alpha)));
    }

    /** Which source image each image of a set is, in their order. */
    public List<String> identities(EvaluationSet set) {
        Joined found = joined.get(new Key(EvaluationTask.UNEDITED, set.id()));
        if (found == null) {
            throw new IncompleteException(EvaluationTask.UNEDITED, set.id(), 0, set.samples());
        }
        return found.identities();
    }

    public Accuracy accuracy(String edit, EvaluationSet set, double alpha) {
        boolean[] right = right(edit, set, alpha);
        long correct = 0;
        for (boolean one : right) {
            correct += one ? 1 : 0;
        }
        return new Accuracy(correct, right.length);
    }
}
