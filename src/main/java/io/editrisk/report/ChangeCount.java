package io.editrisk.report;

import io.editrisk.evaluation.Corrected;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.MeasuredSet;
import io.editrisk.evaluation.PairedDifference;
import io.editrisk.report.Changes.Kind;
import io.editrisk.shift.Shift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Counts what changed on one evaluation set at one point of an edit's line. */
final class ChangeCount {

    private static final int OF_CLEAN = 6;
    private static final int OF_SHIFTED = 2;
    private static final int CONFUSIONS = 10;

    private static final Comparator<Changes.Confusion> COMMONEST = Comparator.<Changes.Confusion>comparingInt(
                    cell -> -cell.count())
            .thenComparingInt(cell -> cell.label())
            .thenComparingInt(cell -> cell.before())
            .thenComparingInt(cell -> cell.after());

    private record Cell(int label, int before, int after) {}

    private static final class Count {
        private int seen;
        private int gained;
        private int lost;
    }

    private final MeasuredSet measured;
    private final PackedClasses before;
    private final int[] after;
    private final Optional<float[]> margins;
    private final List<Integer> indices;
    private final Map<Integer, Count> classes = new TreeMap<>();
    private final Map<Cell, Integer> cells = new HashMap<>();
    private final EnumMap<Kind, List<Integer>> places = new EnumMap<>(Kind.class);

    /**
     * Counts.
     *
     * @param before what the unedited network predicted of each of the same images
     * @param indices in the data set, of every image of the set
     */
    ChangeCount(MeasuredSet measured, double alpha, PackedClasses before, List<Integer> indices) {
        this.measured = measured;
        this.before = before;
        this.indices = indices;
        after = measured.predictions(alpha).orElseThrow();
        margins = measured.margins(alpha);
        for (Kind kind : Kind.values()) {
            places.put(kind, new ArrayList<>());
        }
        for (int i = 0; i < measured.images(); i++) {
            count(i, measured.label(i), before.get(i));
        }
    }

    private void count(int image, int label, int was) {
        Count count = classes.computeIfAbsent(label, first -> new Count());
        count.seen++;
        if (was == after[image]) {
            return;
        }
        cells.merge(new Cell(label, was, after[image]), 1, Integer::sum);
        Kind kind = after[image] == label ? Kind.GAINED : was == label ? Kind.LOST : Kind.CHANGED;
        count.gained += kind == Kind.GAINED ? 1 : 0;
        count.lost += kind == Kind.LOST ? 1 : 0;
        of(kind).add(image);
    }

    private List<Integer> of(Kind kind) {
        return places.getOrDefault(kind, List.of());
    }

    Changes.OfSet result() {
        EvaluationSet set = measured.set();
        return new Changes.OfSet(
                set.id(),
                set.dataset(),
                set.shift().map(Shift::corruption),
                set.shift().map(shift -> OptionalInt.of(shift.severity())).orElse(OptionalInt.empty()),
                measured.images(),
                of(Kind.GAINED).size(),
                of(Kind.LOST).size(),
                of(Kind.CHANGED).size(),
                classes.size(),
                ofClasses(),
                flips(set.shift().isPresent() ? OF_SHIFTED : OF_CLEAN),
                confusions());
    }

    private List<Changes.OfClass> ofClasses() {
        List<Corrected> corrected = Corrected.of(classes.values().stream()
                .map(count -> new PairedDifference(count.gained, count.lost, count.seen))
                .toList());
        List<Changes.OfClass> changed = new ArrayList<>();
        int place = 0;
        for (Map.Entry<Integer, Count> entry : classes.entrySet()) {
            Count count = entry.getValue();
            Corrected of = corrected.get(place++);
            if (count.gained + count.lost > 0) {
                changed.add(new Changes.OfClass(
                        entry.getKey(), count.seen, count.gained, count.lost, of.interval(), of.distinguishable()));
            }
        }
        return changed;
    }

    private List<Changes.Flip> flips(int ofEach) {
        Comparator<Integer> surest = Comparator.<Integer>comparingDouble(image -> -margin(image))
                .thenComparingInt(image -> measured.place(image));
        List<Changes.Flip> flips = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            of(kind).stream().sorted(surest).limit(ofEach).forEach(image -> flips.add(flip(kind, image)));
        }
        return flips;
    }

    private float margin(int image) {
        return margins.map(all -> all[image]).orElse(0f);
    }

    private Changes.Flip flip(Kind kind, int image) {
        int index = indices.get(measured.place(image));
        return new Changes.Flip(
                kind,
                index,
                measured.identities().get(image),
                measured.label(image),
                before.get(image),
                after[image],
                margins.map(all -> all[image]),
                measured.set().id() + "/" + index);
    }

    private List<Changes.Confusion> confusions() {
        return cells.entrySet().stream()
                .map(entry -> new Changes.Confusion(
                        entry.getKey().label(),
                        entry.getKey().before(),
                        entry.getKey().after(),
                        entry.getValue()))
                .sorted(COMMONEST)
                .limit(CONFUSIONS)
                .toList();
    }
}
