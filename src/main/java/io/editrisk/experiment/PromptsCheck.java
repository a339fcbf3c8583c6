package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.experiment.Experiment.Wording;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.store.ObjectStore;
import io.editrisk.text.ClassNames;
import io.editrisk.text.PromptTemplates;
import io.editrisk.text.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what CLIP is told of a task's classes, and holds it against the task's data. */
final class PromptsCheck {

    private final ObjectStore store;
    private final Mistakes mistakes;

    PromptsCheck(ObjectStore store, Mistakes mistakes) {
        this.store = store;
        this.mistakes = mistakes;
    }

    /**
     * The prompts of a task; empty where something is wrong with them, or where they are the classes of data that are not there.
     *
     * @param task where the task's values stand
     * @param dataset the task's validation data; empty where they are not there to be held against
     */
    Optional<Prompts> check(Places task, Wording wording, Optional<DatasetManifest> dataset) {
        Optional<PromptTemplates> templates =
                found(wording.templates(), task.of("prompts", "templates"), PromptTemplates::chosen);
        Optional<List<String>> classes = wording.classes()
                .map(given -> classes(given, task.of("prompts", "classes"), dataset))
                .orElse(dataset.map(DatasetManifest::classes));
        return templates.flatMap(sentences -> classes.map(names -> new Prompts(names, sentences)));
    }

    private Optional<List<String>> classes(String given, Place place, Optional<DatasetManifest> dataset) {
        Optional<List<String>> classes = found(given, place, ClassNames::chosen);
        Optional<String> misfit = classes.flatMap(names -> dataset.flatMap(data -> misfit(given, names, data)));
        misfit.ifPresent(line -> mistakes.add(place, line));
        return classes.filter(names -> misfit.isEmpty());
    }

    private static Optional<String> misfit(String given, List<String> names, DatasetManifest dataset) {
        int expected = dataset.classes().size();
        return names.size() == expected
                ? Optional.empty()
                : Optional.of(given + " names " + names.size() + " classes; the data set " + dataset.name() + " has "
                        + expected);
    }

    private interface Choice<T> {
        Optional<T> of(String given, Function<String, Optional<byte[]>> content, List<String> faults);
    }

    private <T> Optional<T> found(String given, Place place, Choice<T> choice) {
        List<String> faults = new ArrayList<>();
        Optional<T> found = choice.of(given, key -> content(key, faults), faults);
        faults.forEach(fault -> mistakes.add(place, fault));
        return found;
    }

    private Optional<byte[]> content(String key, List<String> faults) {
        Optional<byte[]> content = store.find(key);
        if (content.isEmpty()) {
            faults.add("there is no '" + key + "' in bucket " + store.bucket() + "; expected a text file there");
        }
        return content;
    }
}
