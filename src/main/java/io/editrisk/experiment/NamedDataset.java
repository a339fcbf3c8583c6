package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.experiment.form.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A data set as an experiment names it.
 *
 * @param place where its key stands
 * @param kinds what it may hold
 * @param measured whether the network is measured on it
 * @param limit how many of its samples are asked for, with the place that says so
 */
record NamedDataset(String key, Place place, Set<Kind> kinds, boolean measured, Optional<Limit> limit) {

    private static final Set<Kind> IMAGES = Set.of(Kind.IMAGES);

    /** So many of the samples, as a key says. */
    record Limit(String key, int samples, Place place) {}

    /**
     * All of an experiment, in groups whose classes must be the same, those of a group's first: one for the original task
     * and the editing tasks that are judged by its head, one for each editing task that has prompts of its own.
     */
    static List<List<NamedDataset>> of(Reading.Read read) {
        List<List<NamedDataset>> groups = new ArrayList<>();
        List<NamedDataset> original =
                original(read.experiment().task(), read.places().task());
        groups.add(original);
        List<Experiment.EditingTask> tasks = read.experiment().editingTasks();
        for (int i = 0; i < tasks.size(); i++) {
            List<NamedDataset> edits = editing(tasks.get(i), read.places().editingTask(i));
            if (tasks.get(i).prompts().isPresent()) {
                groups.add(edits);
            } else {
                original.addAll(edits);
            }
        }
        List<String> shifted = read.experiment().shifts().datasets();
        for (int i = 0; i < shifted.size(); i++) {
            original.add(new NamedDataset(shifted.get(i), read.places().ofDataset(i), IMAGES, true, Optional.empty()));
        }
        return groups;
    }

    private static List<NamedDataset> original(Experiment.Task task, Places places) {
        List<NamedDataset> original = new ArrayList<>();
        original.add(new NamedDataset(
                task.validation(), places.of("validation"), IMAGES, true, limit(task.limit(), places, "limit")));
        task.train()
                .ifPresent(train -> original.add(new NamedDataset(
                        train.images(),
                        places.of("train"),
                        IMAGES,
                        false,
                        limit(train.limit(), places, "train-limit"))));
        return original;
    }

    private static List<NamedDataset> editing(Experiment.EditingTask task, Places places) {
        return List.of(
                new NamedDataset(task.train(), places.of("train"), Set.of(Kind.values()), false, Optional.empty()),
                new NamedDataset(
                        task.validation(),
                        places.of("validation"),
                        IMAGES,
                        true,
                        limit(task.limit(), places, "limit")));
    }

    /** Those whose images are measured. */
    static List<NamedDataset> measured(Reading.Read read) {
        return of(read).stream()
                .flatMap(List::stream)
                .filter(NamedDataset::measured)
                .toList();
    }

    private static Optional<Limit> limit(OptionalInt limit, Places places, String key) {
        return limit.isEmpty() ? Optional.empty() : Optional.of(new Limit(key, limit.getAsInt(), places.of(key)));
    }
}
