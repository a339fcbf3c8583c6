package io.editrisk.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code changes.json}: of every reported edit with a chosen point what it changed there, in the order of the report.
 *
 * @param classes names of the classes of each data set, in the order of their indices; empty where they are not known
 * @param thumbnails pictures as {@code data:} addresses, by {@link Changes.Flip#picture}; each once, as many as there is room
 *     for
 */
public record WhatChanged(
        int schema,
        String run,
        Map<String, List<String>> classes,
        List<Changes> edits,
        Map<String, String> thumbnails) {

    /** Which form this is. */
    static final int SCHEMA = 2;

    /** A set takes three to five thousand characters. */
    private static final int MOST_SETS = 400;

    public WhatChanged {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        edits = List.copyOf(edits);
        thumbnails = Collections.unmodifiableMap(new LinkedHashMap<>(thumbnails));
    }

    /** What a page has room for: all, or what there is without shifts. */
    WhatChanged fitting() {
        return fits()
                ? this
                : new WhatChanged(
                        schema, run, classes, edits.stream().map(Changes::clean).toList(), thumbnails);
    }

    /** What a class of a data set is called; its index where it has no name here. */
    String name(String dataset, int index) {
        List<String> names = classes.getOrDefault(dataset, List.of());
        return index < names.size() ? names.get(index) : "class " + index;
    }

    /** Whether a page has room for all of it. */
    boolean fits() {
        return edits.stream().flatMap(edit -> edit.sets().stream()).count() <= MOST_SETS;
    }
}
