package io.editrisk.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.NameForm;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Wording;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import java.util.List;
import java.util.Optional;

/** An edit's layers are layers of the experiment's architecture that its method can edit. */
final class LayersOfArchitecture implements Rule {

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Optional<Architecture> architecture = architecture(experiment);
        if (architecture.isEmpty()) {
            return;
        }
        List<String> known = architecture.get().editableLayers();
        String kind = "layer of " + architecture.get().name();
        for (Value item : experiment.items("edits")) {
            Value.Fields edit = (Value.Fields) item;
            for (Value named : edit.items("layers")) {
                String layer = (String) ((Value.Scalar) named).content();
                if (known.contains(layer)) {
                    refusal(edit, architecture.get(), layer).ifPresent(fault -> mistakes.add(named.place(), fault));
                } else {
                    mistakes.add(named.place(), NameForm.unknown(kind, layer, known));
                }
            }
        }
    }

    private static Optional<String> refusal(Value.Fields edit, Architecture architecture, String layer) {
        if (edit.find("method").isEmpty()) {
            return Optional.empty();
        }
        EditingMethod method = EditingMethods.named(edit.text("method")).orElseThrow();
        return method.refusal(architecture, layer, ExperimentBuilding.spatial(edit), ExperimentBuilding.masked(edit))
                .map(why -> method.name() + " cannot edit " + Wording.quoted(layer) + ", which " + why);
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
