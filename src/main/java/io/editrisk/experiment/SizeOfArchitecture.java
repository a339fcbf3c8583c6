package io.editrisk.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import java.util.Optional;

/** A model's size is one that its architecture can take. */
final class SizeOfArchitecture implements Rule {

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Optional<Value.Fields> model = experiment.find("model").map(Value.Fields.class::cast);
        Optional<Value> size = model.flatMap(fields -> fields.find("size"));
        Optional<Architecture> architecture = LayersOfArchitecture.architecture(experiment);
        if (size.isEmpty() || architecture.isEmpty()) {
            return;
        }
        long pixels = model.get().whole("size");
        int step = architecture.get().sizeStep();
        if (pixels % step != 0) {
            mistakes.add(
                    size.get().place(),
                    "'size' is the number " + pixels + "; " + architecture.get().name() + " takes multiples of "
                            + step);
        }
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        ArrayNode all = schema.putArray("allOf");
        for (Architecture architecture : Architectures.all()) {
            LayersOfArchitecture.thenWhere(all.addObject(), architecture)
                    .putObject("model")
                    .putObject("properties")
                    .putObject("size")
                    .put("multipleOf", architecture.sizeStep());
        }
        return Optional.of(schema);
    }
}
