package io.editrisk.experiment;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Experiment.EditingTask;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Editing tasks are told apart by their names, and edits name those that there are. */
final class EditingTasks implements Rule {

    /** The two ways to say what the edits are to teach. */
    static final List<String> KEYS = List.of("editing-task", "editing-tasks");

    /** Names that sets of images have where tasks are not named. */
    private static final Set<String> TAKEN = Set.of(EditingTask.ONLY, EvaluationTask.UNEDITED);

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Map<String, Place> first = new HashMap<>();
        for (Value item : experiment.items(KEYS.get(1))) {
            ((Value.Fields) item)
                    .find("name")
                    .map(Value.Scalar.class::cast)
                    .ifPresent(name -> named(name, first, mistakes));
        }
        for (Value item : experiment.items("edits")) {
            of((Value.Fields) item, experiment, first.keySet(), mistakes);
        }
    }

    private static void named(Value.Scalar name, Map<String, Place> first, Mistakes mistakes) {
        String text = (String) name.content();
        if (TAKEN.contains(text)) {
            mistakes.add(
                    name.place(), Wording.quoted(text) + " is what other images are called; expected another name");
        }
        Place earlier = first.putIfAbsent(text, name.place());
        if (earlier != null) {
            mistakes.add(
                    name.place(),
                    "editing task " + Wording.quoted(text) + " is there twice, first in line " + earlier.line()
                            + "; names must differ");
        }
    }

    private static void of(Value.Fields edit, Value.Fields experiment, Set<String> names, Mistakes mistakes) {
        Place tasks = edit.given().get("tasks");
        if (tasks != null && !experiment.given().containsKey(KEYS.get(1))) {
            mistakes.add(tasks, "'tasks' chooses among 'editing-tasks', which the experiment has not");
            return;
        }
        for (Value item : edit.items("tasks")) {
            String task = (String) ((Value.Scalar) item).content();
            if (!names.contains(task)) {
                mistakes.add(
                        item.place(),
                        "there is no editing task " + Wording.quoted(task) + "; expected "
                                + Wording.listed(names.stream().sorted().toList()));
            }
        }
    }
}
