package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;

/** Trials that are chosen within the gate need one that says how much they may lose. */
final class TrialGate implements Rule {

    private static final String KEY = "choose-trial";

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        boolean within =
                experiment.find(KEY).isPresent() && experiment.text(KEY).equals("gate");
        boolean limited = experiment
                .find("gate")
                .filter(gate -> ((Value.Fields) gate).given().containsKey("max-original-drop"))
                .isPresent();
        if (within && !limited) {
            mistakes.add(
                    experiment.find(KEY).orElseThrow().place(),
                    "choose-trial 'gate' needs the key 'max-original-drop' in 'gate': a fraction of accuracy");
        }
    }
}
