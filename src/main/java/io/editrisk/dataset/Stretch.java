package io.editrisk.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Samples that are read at once, wanted or not: what lies between two that are wanted and near each other costs less than another
 * request.
 *
 * @param from the first one's index
 * @param to one past the last one's
 */
record Stretch(int from, int to) {

    /** As many that are not wanted are read nevertheless. */
    private static final int BETWEEN = 4;

    /** Stretches that hold all those indices, which may come in any order; ascending. */
    static List<Stretch> of(Collection<Integer> indices) {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        int to = -1;
        for (int index : new TreeSet<>(indices)) {
            if (to >= 0 && index > to + BETWEEN) {
                stretches.add(new Stretch(from, to));
                to = -1;
            }
            from = to < 0 ? index : from;
            to = index + 1;
        }
        if (to >= 0) {
            stretches.add(new Stretch(from, to));
        }
        return stretches;
    }
}
