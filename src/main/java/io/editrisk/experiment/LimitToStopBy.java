package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import java.util.List;

/** An evaluation that may end early ends by what the gate limits: there must be a limit, and it must be measured. */
final class LimitToStopBy implements Rule {

    private static final String KEY = "stop-when";

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Place place = experiment.given().get(KEY);
        if (place != null && !limits(experiment, "gate", List.of("max-original-drop")) && !penalty(experiment)) {
            mistakes.add(
                    place,
                    "'stop-when' needs a limit in 'gate' to stop by: 'max-original-drop', or 'max-original-ood-penalty' where"
                            + " there are 'shifts'");
        }
    }

    private static boolean penalty(Value.Fields experiment) {
        return limits(experiment, "gate", List.of("max-original-ood-penalty"))
                && limits(experiment, "shifts", List.of("corruptions", "datasets"));
    }

    private static boolean limits(Value.Fields experiment, String section, List<String> anyOf) {
        return experiment
                .find(section)
                .filter(fields -> anyOf.stream().anyMatch(((Value.Fields) fields).given()::containsKey))
                .isPresent();
    }
}
