package io.editrisk.experiment;

import io.editrisk.experiment.form.Place;
import io.editrisk.experiment.form.Value;
import java.util.Optional;

/** Where the values of an experiment stand in its file. */
public final class Places {

    private final Value.Fields experiment;

    Places(Value.Fields experiment) {
        this.experiment = experiment;
    }

    /** Those of the values of the original task. */
    Places task() {
        return new Places(experiment.section("task"));
    }

    /** Those of the values of an editing task, counted from 0. */
    Places editingTask(int index) {
        return new Places((Value.Fields) experiment
                .find("editing-task")
                .orElseGet(() -> experiment.items("editing-tasks").get(index)));
    }

    /**
     * The place of a value.
     *
     * @param path keys from the top, for instance {@code task, validation}
     */
    public Place of(String... path) {
        Value value = experiment;
        for (String key : path) {
            value = ((Value.Fields) value)
                    .find(key)
                    .orElseThrow(() -> new IllegalArgumentException("nothing stands there: " + String.join("/", path)));
        }
        return value.place();
    }

    /** The place of an item of {@code shifts/datasets}, counted from 0. */
    Place ofDataset(int index) {
        return experiment.section("shifts").items("datasets").get(index).place();
    }

    /** Where a key of an item of {@code edits}, counted from 0, stands, if the file gives it. */
    Optional<Place> ofGiven(int index, String key) {
        Value.Fields edit = (Value.Fields) experiment.items("edits").get(index);
        return Optional.ofNullable(edit.given().get(key));
    }

    /** The place of what a key of an item of {@code edits}, counted from 0, says. */
    Place ofEdit(int index, String key) {
        Value.Fields edit = (Value.Fields) experiment.items("edits").get(index);
        return edit.find(key)
                .orElseThrow(() -> new IllegalArgumentException("edit " + index + " has no " + key))
                .place();
    }
}
