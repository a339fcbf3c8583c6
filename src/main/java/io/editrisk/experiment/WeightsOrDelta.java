package io.editrisk.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.edit.External;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Weights that were edited elsewhere come in one file: of weights, or of differences. */
final class WeightsOrDelta implements Rule {

    @Override
    public void check(Value.Fields edit, Mistakes mistakes) {
        if (edit.find("method").isEmpty() || !edit.text("method").equals(External.NAME)) {
            return;
        }
        List<String> given = ExperimentBuilding.EXTERNAL.stream()
                .filter(edit.given()::containsKey)
                .toList();
        if (given.isEmpty()) {
            mistakes.add(
                    edit.find("method").orElseThrow().place(),
                    "method 'external' needs the key 'weights' or 'delta': a safetensors file of edited weights, or of"
                            + " differences");
        }
        if (given.size() > 1) {
            mistakes.add(
                    Objects.requireNonNull(edit.given().get(given.get(1))),
                    "'weights' and 'delta' are two edits; one of them is allowed here");
        }
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        ObjectNode condition = schema.putObject("if");
        condition.putObject("properties").putObject("method").put("const", External.NAME);
        condition.putArray("required").add("method");
        ArrayNode one = schema.putObject("then").putArray("oneOf");
        ExperimentBuilding.EXTERNAL.forEach(
                key -> one.addObject().putArray("required").add(key));
        return Optional.of(schema);
    }
}
