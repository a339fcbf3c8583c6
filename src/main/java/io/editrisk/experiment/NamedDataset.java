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
 * @param measured whether the network is measured on it
 * @param limit how many of its samples are asked for, with the place that says so
 */
record NamedDataset(String key, Place place, Kind kind, boolean measured, Optional<Limit> limit) {

    /** So many of the samples, as a key says. */
    record Limit(String key, int samples, Place place) {}

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
                task.validation(),
                places.of("task", "validation"),
                Kind.IMAGES,
                true,
                limit(task.limit(), places, "task", "limit")));
        List<NamedDataset> edits = new ArrayList<>();
        edits.add(new NamedDataset(
                editing.train(), places.of("editing-task", "train"), Kind.PAIRS, false, Optional.empty()));
        edits.add(new NamedDataset(
                editing.validation(),
                places.of("editing-task", "validation"),
                Kind.IMAGES,
                true,
                limit(editing.limit(), places, "editing-task", "limit")));
        List<String> shifted = read.experiment().shifts().datasets();
        for (int i = 0; i < shifted.size(); i++) {
            original.add(new NamedDataset(shifted.get(i), places.ofDataset(i), Kind.IMAGES, true, Optional.empty()));
        }
        task.train()
                .ifPresent(train -> original.add(new NamedDataset(
                        train.images(),
                        places.of("task", "train"),
                        Kind.IMAGES,
                        false,
                        limit(train.limit(), places, "task", "train-limit"))));
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
                .filter(NamedDataset::measured)
                .toList();
    }

    private static Optional<Limit> limit(OptionalInt limit, Places places, String section, String key) {
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Limit(key, limit.getAsInt(), places.of(section, key)));
    }
}
