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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A method is listed once a layer and editing task, since these are an edit's name in tables and keys. */
final class EditsOnce implements Rule {

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        List<String> every = tasks(experiment);
        Map<String, Place> first = new HashMap<>();
        for (Value item : experiment.items("edits")) {
            Value.Fields edit = (Value.Fields) item;
            if (edit.find("method").isPresent()) {
                names(edit).forEach((name, place) -> {
                    Set<Integer> lines = tasks(edit, every).stream()
                            .flatMap(task ->
                                    Optional.ofNullable(first.putIfAbsent(PlannedEdit.nameOf(task, name), place))
                                            .stream())
                            .map(Place::line)
                            .collect(Collectors.toCollection(TreeSet::new));
                    lines.stream().findFirst().ifPresent(line -> mistakes.add(place, twice(name, line, edit)));
                });
            }
        }
    }

    /** What every edit of the experiment is called, and the item of the list that asks for it. */
    static Map<String, Value.Fields> all(Value.Fields experiment) {
        List<String> every = tasks(experiment);
        Map<String, Value.Fields> all = new LinkedHashMap<>();
        for (Value item : experiment.items("edits")) {
            Value.Fields edit = (Value.Fields) item;
            if (edit.find("method").isPresent()) {
                names(edit)
                        .keySet()
                        .forEach(name -> tasks(edit, every)
                                .forEach(task -> all.putIfAbsent(PlannedEdit.nameOf(task, name), edit)));
            }
        }
        return all;
    }

    private static List<String> tasks(Value.Fields experiment) {
        return experiment.items("editing-tasks").stream()
                .flatMap(task -> ((Value.Fields) task).find("name").stream())
                .map(name -> (String) ((Value.Scalar) name).content())
                .distinct()
                .toList();
    }

    private static List<String> tasks(Value.Fields edit, List<String> every) {
        if (every.isEmpty()) {
            return List.of(Experiment.EditingTask.ONLY);
        }
        return edit.given().containsKey("tasks") ? edit.contents("tasks", String.class) : every;
    }

    private static String twice(String name, int line, Value.Fields edit) {
        return "edit " + Wording.quoted(name) + " is asked for twice, first in line " + line + "; "
                + (edit.text("method").equals(External.NAME)
                        ? "their files' names must differ"
                        : "list it once, with all its learning rates, or tell them apart by the key 'as'");
    }

    private static Optional<String> as(Value.Fields edit) {
        return edit.find("as").map(word -> edit.text("as"));
    }

    private static Map<String, Place> externalNames(Value.Fields edit) {
        Map<String, Place> names = new LinkedHashMap<>();
        for (String key : ExperimentBuilding.EXTERNAL) {
            edit.find(key)
                    .ifPresent(value -> names.put(
                            PlannedEdit.placeOf(
                                    External.NAME,
                                    Optional.of(new Experiment.External(edit.text(key), false).stem()),
                                    as(edit)),
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
            return Map.of(
                    PlannedEdit.placeOf(method.name(), Optional.empty(), as(edit)),
                    edit.find("method").orElseThrow().place());
        }
        Map<String, Place> names = new LinkedHashMap<>();
        for (Value item : edit.items("layers")) {
            String layer = (String) ((Value.Scalar) item).content();
            names.putIfAbsent(PlannedEdit.placeOf(method.name(), Optional.of(layer), as(edit)), item.place());
        }
        return names;
    }
}
