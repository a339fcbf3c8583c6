package io.editrisk.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run's metric records put together: for each edit, evaluation set and point of the line, which images were right.
 * Shards are joined in the order of the images, however they were cut; a record that is there twice counts once.
 */
public final class Measurements {

    private record Key(String edit, String set) {}

    private final Map<Key, Joined> joined = new HashMap<>();
    private final Map<String, EvaluationSet> sets = new HashMap<>();

    /**
     * Joins records.
     *
     * @throws IncompleteException where images of a set are missing for an edit that has records
     */
    public Measurements(List<EvaluationSet> sets, List<MetricRecord> records) {
        sets.forEach(set -> this.sets.put(set.id(), set));
        Map<Key, List<MetricRecord>> byKey = new HashMap<>();
        records.forEach(record -> byKey.computeIfAbsent(new Key(record.edit(), record.set()), key -> new ArrayList<>())
                .add(record));
        byKey.forEach((key, shards) -> joined.put(key, join(key, shards)));
    }

    private record Joined(List<String> identities, Map<Double, boolean[]> right) {}

    private Joined join(Key key, List<MetricRecord> shards) {
        EvaluationSet set = sets.get(key.set());
        if (set == null) {
            throw new IllegalArgumentException("a record of " + key.set() + ", which is no set of the run");
        }
        List<MetricRecord> ordered = shards.stream()
                .sorted(Comparator.comparingInt(MetricRecord::from))
                .toList();
        List<String> identities = new ArrayList<>();
        Map<Double, boolean[]> right = new HashMap<>();
        int next = 0;
        for (MetricRecord shard : ordered) {
            if (shard.to() <= next) {
                continue;
            }
            if (shard.from() != next) {
                throw new IncompleteException(key.edit(), key.set(), next, shard.from());
            }
            identities.addAll(shard.identities());
            shard.points().forEach(point -> mark(right, set.samples(), shard, point));
            next = shard.to();
        }
        if (next != set.samples()) {
            throw new IncompleteException(key.edit(), key.set(), next, set.samples());
        }
        return new Joined(List.copyOf(identities), right);
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
     * @param alpha 0 is the unedited network, whatever the edit
     */
    public boolean[] right(String edit, EvaluationSet set, double alpha) {
        String measured = alpha == 0 ? EvaluationTask.UNEDITED : edit;
        Joined found = joined.get(new Key(measured, set.id()));
        boolean[] right = found == null ? null : found.right().get(alpha);
        if (right == null) {
            throw new IncompleteException(measured, set.id(), 0, set.samples());
        }
        return right;
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
