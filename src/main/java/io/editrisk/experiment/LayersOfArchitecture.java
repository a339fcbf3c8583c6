package io.editrisk.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.NameForm;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import java.util.List;
import java.util.Optional;

/** An edit's layers are layers of the experiment's architecture. */
final class LayersOfArchitecture implements Rule {

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Optional<Architecture> architecture = architecture(experiment);
        if (architecture.isEmpty()) {
            return;
        }
        List<String> known = architecture.get().editableLayers();
        String kind = "layer of " + architecture.get().name();
        for (Value edit : experiment.items("edits")) {
            for (Value item : ((Value.Fields) edit).items("layers")) {
                String layer = (String) ((Value.Scalar) item).content();
                if (!known.contains(layer)) {
                    mistakes.add(item.place(), NameForm.unknown(kind, layer, known));
                }
            }
        }
    }

    /** The experiment's architecture, where it names one that is known. */
    static Optional<Architecture> architecture(Value.Fields experiment) {
        return experiment
                .find("model")
                .map(Value.Fields.class::cast)
                .filter(model -> model.find("architecture").isPresent())
                .flatMap(model -> Architectures.named(model.text("architecture")));
    }

    /** Makes of a schema's rule one for experiments of that architecture; the properties that it then says more of. */
    static ObjectNode thenWhere(ObjectNode rule, Architecture architecture) {
        ObjectNode condition = rule.putObject("if");
        ObjectNode model = condition.putObject("properties").putObject("model");
        model.putObject("properties").putObject("architecture").put("const", architecture.name());
        model.putArray("required").add("architecture");
        condition.putArray("required").add("model");
        return rule.putObject("then").putObject("properties");
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        ArrayNode all = schema.putArray("allOf");
        for (Architecture architecture : Architectures.all()) {
            ObjectNode layers = thenWhere(all.addObject(), architecture)
                    .putObject("edits")
                    .putObject("items")
                    .putObject("properties")
                    .putObject("layers");
            architecture.editableLayers().forEach(layers.putObject("items").putArray("enum")::add);
        }
        return Optional.of(schema);
    }
}
