package io.editrisk.report.findings;

import java.util.Optional;

/**
 * An edit as a run's tables have it.
 *
 * @param task the editing task, by name; empty for the network before editing
 * @param layer empty where the whole network was edited
 */
record Edit(String name, String task, String method, Optional<String> layer) {

    static final String UNEDITED = "original";

    /** Local fine-tuning that is stopped on the way. */
    static final String INTERPOLATION = "one-layer-interpolation";

    private static final double HALFWAY = 0.5;

    boolean unedited() {
        return name.equals(UNEDITED);
    }

    /**
     * The α at which it stands for its method: the end of the line, but half way for interpolation, whose end is local
     * fine-tuning's. Fixed beforehand, so that nothing is chosen on the images that are reported.
     */
    double taken() {
        return method.equals(INTERPOLATION) ? HALFWAY : 1;
    }

    /** Method and layer: what edits of several tasks have in common. */
    Place place() {
        return new Place(method, layer);
    }

    /** Where and how, whatever the task. */
    record Place(String method, Optional<String> layer) {}
}
