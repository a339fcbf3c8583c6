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
import java.util.stream.Stream;

/** Only networks that read texts take prompts; an editing task's stand beside the original one's. */
final class PromptsForClip implements Rule {

    private static final String PROMPTS = "prompts";

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        Optional<Architecture> architecture = LayersOfArchitecture.architecture(experiment);
        if (architecture.isEmpty()) {
            return;
        }
        boolean reads = architecture.get().texts().isPresent();
        List<Value> original = prompts(experiment.find("task").stream());
        List<Value> editing = prompts(
                Stream.concat(experiment.find("editing-task").stream(), experiment.items("editing-tasks").stream()));
        if (!reads) {
            Stream.concat(original.stream(), editing.stream())
                    .forEach(given -> mistakes.add(
                            given.place(), architecture.get().name() + " reads no texts and takes no 'prompts'"));
        } else if (original.isEmpty()) {
            editing.forEach(given -> mistakes.add(
                    given.place(), "'prompts' are here and not in 'task'; expected in both, or there alone"));
        }
    }

    private static List<Value> prompts(Stream<Value> tasks) {
        return tasks.map(Value.Fields.class::cast)
                .flatMap(task -> task.find(PROMPTS).stream())
                .toList();
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        ArrayNode all = schema.putArray("allOf");
        for (Architecture architecture : Architectures.all()) {
            if (architecture.texts().isEmpty()) {
                ObjectNode tasks = LayersOfArchitecture.thenWhere(all.addObject(), architecture);
                for (String task : List.of("task", "editing-task")) {
                    without(tasks.putObject(task));
                }
                without(tasks.putObject("editing-tasks").putObject("items"));
            }
        }
        return Optional.of(schema);
    }

    private static void without(ObjectNode task) {
        task.putObject("properties").put(PROMPTS, false);
    }
}
