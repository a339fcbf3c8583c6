package io.editrisk.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A run's metric records put together: for each edit, evaluation set and point of the line, which images were right. It holds a
 * bit a prediction; labels and source images are those of the unedited network's records, which are added first. An edit may
 * have been measured on the first images only; what is held against each other is of {@link #among} these.
 */
public final class Measurements {

    private record Key(String edit, String set) {}

    private final Map<Key, Joined> joined = new HashMap<>();
    private final Map<List<String>, List<String>> sources = new HashMap<>();
    private final Map<Set<String>, Measurements> cuts = new HashMap<>();
    private boolean partly;

    /** Nothing yet. */
    public Measurements() {}

    /**
     * Joins records, in any order.
     *
     * @throws IncompleteException where images of a set are missing for an edit that has records, or in records of two cuts
     */
    public Measurements(List<EvaluationSet> sets, List<MetricRecord> records) {
        Map<String, EvaluationSet> known = new HashMap<>();
        sets.forEach(set -> known.put(set.id(), set));
        Map<Key, List<MetricRecord>> byKey = new LinkedHashMap<>();
        records.forEach(record -> byKey.computeIfAbsent(new Key(record.edit(), record.set()), key -> new ArrayList<>())
                .add(record));
        for (boolean unedited : new boolean[] {true, false}) {
            byKey.forEach((key, shards) -> {
                if (key.edit().equals(EvaluationTask.UNEDITED) == unedited) {
                    EvaluationSet set = known(known, key);
                    add(MeasuredSet.join(key.edit(), set, set.samples(), shards));
                }
            });
        }
    }

    private static EvaluationSet known(Map<String, EvaluationSet> sets, Key key) {
        EvaluationSet set = sets.get(key.set());
        if (set == null) {
            throw new IllegalArgumentException("a record of " + key.set() + ", which is no set of the run");
        }
        return set;
    }

    /**
     * Adds an edit's results on a set.
     *
     * @throws IncompleteException where its images or labels are not the first of those of the unedited network on the set
     */
    public void add(MeasuredSet measured) {
        Joined unedited =
                joined.get(new Key(EvaluationTask.UNEDITED, measured.set().id()));
        if (unedited != null) {
            unedited.requireSameImages(measured);
            partly |= measured.images() < unedited.labels().length;
        }
        cuts.clear();
        joined.put(
                new Key(measured.edit(), measured.set().id()),
                new Joined(
                        unedited == null ? shared(measured.identities()) : unedited.firstIdentities(measured.images()),
                        unedited == null ? measured.labels() : unedited.firstLabels(measured.images()),
                        measured.right()));
    }

    /** The same images under many shifts are listed once. */
    private List<String> shared(List<String> identities) {
        return sources.computeIfAbsent(identities, first -> first);
    }

    /** The same of those images that all these edits were measured on; of these edits and the unedited network. */
    public Measurements among(String... edits) {
        return partly ? cuts.computeIfAbsent(Set.copyOf(Arrays.asList(edits)), this::cut) : this;
    }

    private Measurements cut(Set<String> edits) {
        Map<String, Integer> images = new HashMap<>();
        joined.forEach((key, all) -> {
            if (edits.contains(key.edit())) {
                images.merge(key.set(), all.labels().length, Math::min);
            }
        });
        Measurements some = new Measurements();
        joined.forEach((key, all) -> {
            if (edits.contains(key.edit()) || key.edit().equals(EvaluationTask.UNEDITED)) {
                some.joined.put(key, all.first(images.getOrDefault(key.set(), all.labels().length)));
            }
        });
        return some;
    }

    /** The same of some images only, by their source images. */
    public Measurements of(Predicate<String> identities) {
        Measurements some = new Measurements();
        some.partly = partly;
        joined.forEach((key, all) -> some.joined.put(key, all.of(identities)));
        return some;
    }

    private record Joined(List<String> identities, int[] labels, Map<Double, BitSet> right) {

        private List<String> firstIdentities(int images) {
            return images < labels.length ? identities.subList(0, images) : identities;
        }

        private int[] firstLabels(int images) {
            return images < labels.length ? Arrays.copyOf(labels, images) : labels;
        }

        private Joined first(int images) {
            if (images >= labels.length) {
                return this;
            }
            Map<Double, BitSet> some = new HashMap<>();
            right.forEach((alpha, flags) -> some.put(alpha, flags.get(0, images)));
            return new Joined(firstIdentities(images), firstLabels(images), some);
        }

        private void requireSameImages(MeasuredSet measured) {
            if (!measured.identities().equals(firstIdentities(measured.images()))) {
                throw IncompleteException.different("images", measured.edit(), measured.set());
            }
            if (!Arrays.equals(measured.labels(), firstLabels(measured.images()))) {
                throw IncompleteException.different("labels", measured.edit(), measured.set());
            }
        }

        private Joined of(Predicate<String> wanted) {
            int[] kept = IntStream.range(0, identities.size())
                    .filter(i -> wanted.test(identities.get(i)))
                    .toArray();
            Map<Double, BitSet> some = new HashMap<>();
            right.forEach((alpha, flags) -> {
                BitSet few = new BitSet(kept.length);
                for (int i = 0; i < kept.length; i++) {
                    few.set(i, flags.get(kept[i]));
                }
                some.put(alpha, few);
            });
            return new Joined(
                    Arrays.stream(kept).mapToObj(identities::get).toList(),
                    Arrays.stream(kept).map(place -> labels[place]).toArray(),
                    some);
        }
    }

    /**
     * Which images were right, in their order.
     *
     * @param alpha 0 is what the edit starts from: the unedited network, unless it was measured with the edit
     */
    public boolean[] right(String edit, EvaluationSet set, double alpha) {
        Right found = found(edit, set, alpha);
        boolean[] right = new boolean[found.images()];
        for (int i = found.bits().nextSetBit(0); i >= 0; i = found.bits().nextSetBit(i + 1)) {
            right[i] = true;
        }
        return right;
    }

    /** Which images the unedited network was right about, in their order. */
    public boolean[] unedited(EvaluationSet set) {
        return right(EvaluationTask.UNEDITED, set, 0);
    }

    /** Whether the edit was measured there, or is what it starts from. */
    public boolean has(String edit, EvaluationSet set, double alpha) {
        return find(edit, set, alpha)
                .or(() -> alpha == 0 ? find(EvaluationTask.UNEDITED, set, alpha) : Optional.empty())
                .isPresent();
    }

    /** A bit an image, of so many. */
    private record Right(BitSet bits, int images) {}

    private Right found(String edit, EvaluationSet set, double alpha) {
        Optional<Right> own = find(edit, set, alpha);
        String measured = alpha == 0 && own.isEmpty() ? EvaluationTask.UNEDITED : edit;
        return own.or(() -> find(measured, set, alpha))
                .orElseThrow(() -> new IncompleteException(measured, set.id(), 0, set.samples()));
    }

    private Optional<Right> find(String edit, EvaluationSet set, double alpha) {
        return Optional.ofNullable(joined.get(new Key(edit, set.id())))
                .flatMap(found -> Optional.ofNullable(found.right().get(alpha))
                        .map(bits -> new Right(bits, found.labels().length)));
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
        Right found = found(edit, set, alpha);
        return new Accuracy(found.bits().cardinality(), found.images());
    }
}
