package io.editrisk.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import java.util.List;
import java.util.Optional;

/** Only networks that read texts take prompts; the editing task's stand beside the original one's. */
final class PromptsForClip implements Rule {

    private static final List<String> TASKS = List.of("task", "editing-task");

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Optional<Architecture> architecture = LayersOfArchitecture.architecture(experiment);
        if (architecture.isEmpty()) {
            return;
        }
        boolean reads = architecture.get().texts().isPresent();
        for (String task : TASKS) {
            prompts(experiment, task)
                    .filter(given -> !reads)
                    .ifPresent(given -> mistakes.add(
                            given.place(), architecture.get().name() + " reads no texts and takes no 'prompts'"));
        }
        Optional<Value> editing = prompts(experiment, TASKS.get(1));
        if (reads && editing.isPresent() && prompts(experiment, TASKS.get(0)).isEmpty()) {
            mistakes.add(
                    editing.get().place(), "'prompts' are here and not in 'task'; expected in both, or there alone");
        }
    }

    private static Optional<Value> prompts(Value.Fields experiment, String task) {
        return experiment.find(task).map(Value.Fields.class::cast).flatMap(fields -> fields.find("prompts"));
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        ArrayNode all = schema.putArray("allOf");
        for (Architecture architecture : Architectures.all()) {
            if (architecture.texts().isEmpty()) {
                ObjectNode tasks = LayersOfArchitecture.thenWhere(all.addObject(), architecture);
                TASKS.forEach(
                        task -> tasks.putObject(task).putObject("properties").put("prompts", false));
            }
        }
        return Optional.of(schema);
    }
}
