package io.editrisk.experiment;

import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.edit.External;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Wording;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A method is listed once a layer, since an edit's name in tables and keys is its method and layer. */
final class EditsOnce implements Rule {

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Map<String, Place> first = new HashMap<>();
        for (Value item : experiment.items("edits")) {
            Value.Fields edit = (Value.Fields) item;
            if (edit.find("method").isPresent()) {
                names(edit).forEach((name, place) -> {
                    Place earlier = first.putIfAbsent(name, place);
                    if (earlier != null) {
                        mistakes.add(
                                place,
                                "edit " + Wording.quoted(name) + " is asked for twice, first in line " + earlier.line()
                                        + "; "
                                        + (edit.text("method").equals(External.NAME)
                                                ? "their files' names must differ"
                                                : "list it once, with all its learning rates"));
                    }
                });
            }
        }
    }

    private static Map<String, Place> externalNames(Value.Fields edit) {
        Map<String, Place> names = new LinkedHashMap<>();
        for (String key : ExperimentBuilding.EXTERNAL) {
            edit.find(key)
                    .ifPresent(value -> names.put(
                            PlannedEdit.nameOf(
                                    External.NAME, Optional.of(new Experiment.External(edit.text(key), false).stem())),
                            value.place()));
        }
        return names;
    }

    /** The edits that one item of the list asks for, by name; none where its layers could not be read. */
    private static Map<String, Place> names(Value.Fields edit) {
        EditingMethod method = EditingMethods.named(edit.text("method")).orElseThrow();
        if (method.name().equals(External.NAME)) {
            return externalNames(edit);
        }
        if (!method.atLayer()) {
            return Map.of(method.name(), edit.find("method").orElseThrow().place());
        }
        Map<String, Place> names = new LinkedHashMap<>();
        for (Value item : edit.items("layers")) {
            String layer = (String) ((Value.Scalar) item).content();
            names.putIfAbsent(PlannedEdit.nameOf(method.name(), Optional.of(layer)), item.place());
        }
        return names;
    }
}
