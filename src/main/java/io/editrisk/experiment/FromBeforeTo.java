package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Wording;

/** The line's first point does not lie behind its last. */
final class FromBeforeTo implements Rule {

    @Override
    public void check(Value.Fields alphas, Mistakes mistakes) {
        if (alphas.find("from").isEmpty() || alphas.find("to").isEmpty()) {
            return;
        }
        double from = alphas.decimal("from");
        double to = alphas.decimal("to");
        if (to < from) {
            String which = alphas.given().containsKey("to") ? "to" : "from";
            mistakes.add(
                    alphas.find(which).orElseThrow().place(),
                    "alphas run from " + Wording.plain(from) + " to " + Wording.plain(to)
                            + "; 'to' is at least 'from' (1 when left out)");
        }
    }
}
