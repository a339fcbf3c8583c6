package io.editrisk.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import java.util.Optional;

/** Methods that look at the original task's training data need to be told where it is. */
final class TrainForMoments implements Rule {

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Optional<Value.Fields> task = experiment.find("task").map(Value.Fields.class::cast);
        if (task.isEmpty() || task.get().given().containsKey("train")) {
            return;
        }
        for (Value item : experiment.items("edits")) {
            Value.Fields edit = (Value.Fields) item;
            edit.find("method")
                    .filter(method -> takesMoment(edit.text("method")))
                    .ifPresent(method -> mistakes.add(
                            method.place(),
                            "method '" + edit.text("method")
                                    + "' looks at what the network was trained on and needs the"
                                    + " key 'train' in 'task': a data set's key"));
        }
    }

    private static boolean takesMoment(String method) {
        return EditingMethods.named(method).orElseThrow().takesMoment();
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        ObjectNode condition = schema.putObject("if");
        ObjectNode edit = condition.putObject("properties").putObject("edits").putObject("contains");
        ObjectNode method = edit.putObject("properties").putObject("method");
        edit.putArray("required").add("method");
        EditingMethods.all().stream()
                .filter(EditingMethod::takesMoment)
                .map(EditingMethod::name)
                .forEach(method.putArray("enum")::add);
        condition.putArray("required").add("edits");
        schema.putObject("then")
                .putObject("properties")
                .putObject("task")
                .putArray("required")
                .add("train");
        return Optional.of(schema);
    }
}
