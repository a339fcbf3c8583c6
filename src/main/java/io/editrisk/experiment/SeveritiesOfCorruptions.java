package io.editrisk.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import java.util.Optional;

/** Severities say nothing without corruptions. */
final class SeveritiesOfCorruptions implements Rule {

    @Override
    public void check(Value.Fields shifts, Mistakes mistakes) {
        Place severities = shifts.given().get("severities");
        if (severities != null && !shifts.given().containsKey("corruptions")) {
            mistakes.add(
                    severities, "'severities' needs the key 'corruptions' beside it: all, common, or a list of names");
        }
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        schema.putObject("dependentRequired").putArray("severities").add("corruptions");
        return Optional.of(schema);
    }
}
