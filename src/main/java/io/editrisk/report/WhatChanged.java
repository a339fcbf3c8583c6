package io.editrisk.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code changes.json}: of every reported edit with a chosen point what it changed there, in the order of the report.
 *
 * @param thumbnails pictures as {@code data:} addresses, by {@link Changes.Flip#picture}; each once, as many as there is room
 *     for
 */
public record WhatChanged(int schema, String run, List<Changes> edits, Map<String, String> thumbnails) {

    /** Which form this is. */
    static final int SCHEMA = 1;

    /** A set takes three to five thousand characters. */
    private static final int MOST_SETS = 400;

    public WhatChanged {
        edits = List.copyOf(edits);
        thumbnails = Collections.unmodifiableMap(new LinkedHashMap<>(thumbnails));
    }

    /** What a page has room for: all, or what there is without shifts. */
    WhatChanged fitting() {
        return fits()
                ? this
                : new WhatChanged(
                        schema, run, edits.stream().map(Changes::clean).toList(), thumbnails);
    }

    /** Whether a page has room for all of it. */
    boolean fits() {
        return edits.stream().flatMap(edit -> edit.sets().stream()).count() <= MOST_SETS;
    }
}
