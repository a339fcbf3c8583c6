package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.experiment.form.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A data set as an experiment names it.
 *
 * @param place where its key stands
 * @param kind what it must hold
 * @param limit how many of its samples are asked for, with the place that says so
 */
record NamedDataset(String key, Place place, Kind kind, Optional<Limit> limit) {

    /** The first so many samples. */
    record Limit(int samples, Place place) {}

    /**
     * All of an experiment, in groups whose classes must be the same, those of a group's first: one for the original task
     * and one for the editing task where that has prompts of its own, else one.
     */
    static List<List<NamedDataset>> of(Reading.Read read) {
        Experiment.Task task = read.experiment().task();
        Experiment.EditingTask editing = read.experiment().editingTask();
        Places places = read.places();
        List<NamedDataset> original = new ArrayList<>();
        original.add(new NamedDataset(
                task.validation(), places.of("task", "validation"), Kind.IMAGES, limit(task.limit(), places, "task")));
        List<NamedDataset> edits = new ArrayList<>();
        edits.add(new NamedDataset(editing.train(), places.of("editing-task", "train"), Kind.PAIRS, Optional.empty()));
        edits.add(new NamedDataset(
                editing.validation(),
                places.of("editing-task", "validation"),
                Kind.IMAGES,
                limit(editing.limit(), places, "editing-task")));
        List<String> shifted = read.experiment().shifts().datasets();
        for (int i = 0; i < shifted.size(); i++) {
            original.add(new NamedDataset(shifted.get(i), places.ofDataset(i), Kind.IMAGES, Optional.empty()));
        }
        if (editing.prompts().isPresent()) {
            return List.of(original, edits);
        }
        original.addAll(1, edits);
        return List.of(original);
    }

    /** Those whose images are measured. */
    static List<NamedDataset> measured(Reading.Read read) {
        return of(read).stream()
                .flatMap(List::stream)
                .filter(dataset -> dataset.kind() == Kind.IMAGES)
                .toList();
    }

    private static Optional<Limit> limit(OptionalInt limit, Places places, String section) {
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Limit(limit.getAsInt(), places.of(section, "limit")));
    }
}
