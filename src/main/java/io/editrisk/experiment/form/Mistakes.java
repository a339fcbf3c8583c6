package io.editrisk.experiment.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file, so that all of it can be said at once. */
public final class Mistakes {

    private final List<Mistake> found = new ArrayList<>();

    public void add(Place place, String message) {
        found.add(new Mistake(place, message));
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** All of them in reading order, each once (a value that is used through aliases is wrong once). */
    public List<Mistake> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Mistake::place))
                .toList();
    }
}
