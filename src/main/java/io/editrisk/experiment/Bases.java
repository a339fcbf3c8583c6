package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.NameForm;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an edit starts from is another edit of the experiment, and none starts from itself, however far round. */
final class Bases implements Rule {

    static final String KEY = "base";

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Map<String, Value.Fields> edits = EditsOnce.all(experiment);
        edits.forEach((name, edit) -> edit.find(KEY).ifPresent(base -> {
            if (!edits.containsKey(edit.text(KEY))) {
                mistakes.add(base.place(), NameForm.unknown("edit", edit.text(KEY), others(edits, edit)));
            } else if (round(name, edits).contains(name)) {
                mistakes.add(
                        base.place(),
                        "edit " + Wording.quoted(name) + " would start from itself ("
                                + Wording.listed(round(name, edits))
                                + "); expected an edit that does not start from it");
            }
        }));
    }

    private static List<String> others(Map<String, Value.Fields> edits, Value.Fields edit) {
        return edits.entrySet().stream()
                .filter(other -> !other.getValue().equals(edit))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What an edit starts from, what that starts from, and so on, up to the first that comes again. */
    private static List<String> round(String name, Map<String, Value.Fields> edits) {
        List<String> round = new ArrayList<>();
        Optional<String> next = base(name, edits);
        while (next.isPresent() && !round.contains(next.get())) {
            round.add(next.get());
            next = base(next.get(), edits);
        }
        return round;
    }

    private static Optional<String> base(String name, Map<String, Value.Fields> edits) {
        return Optional.ofNullable(edits.get(name))
                .flatMap(edit -> edit.find(KEY).map(base -> edit.text(KEY)));
    }
}
