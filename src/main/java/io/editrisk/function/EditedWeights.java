package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.edit.Choice;
import io.editrisk.evaluation.WeightLine;
import io.editrisk.experiment.Plan;
import io.editrisk.network.Weights;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.SafetensorsOutput;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weights at a point of an edit's line as a file of their own, under the names that the original weights were published
 * with. Tensors that are as they were keep their bytes and their type; those that changed are the very float32 that the
 * evaluation runs with, also where the original file has half as many bits.
 */
@ApplicationScoped
public class EditedWeights {

    private final RunInputs inputs;

    EditedWeights(RunInputs inputs) {
        this.inputs = inputs;
    }

    /**
     * What is to be written.
     *
     * @param edit its name in the plan
     * @param alpha 0..1; at 0 are the original weights, or those of the edit that it starts from
     * @param difference whether only what is to be added to the original tensors is written, of those that changed, by a chain
     *     of edits in all
     */
    public record Point(Plan plan, String edit, double alpha, boolean difference) {}

    /** What was chosen of an edit; empty where its trials are not done. */
    public static Optional<Choice> choice(ObjectStore store, Plan plan, String edit) {
        return store.find(StoreLayout.choice(plan.run(), edit)).map(json -> Json.decode(json, Choice.class));
    }

    /**
     * Writes a file that is not there yet. An {@link io.editrisk.tensor.InvalidWeightsException} where the original weights
     * are no longer those that were edited.
     */
    @SuppressWarnings("try") // a scope only has to end
    public void write(ObjectStore store, Point point, Path to) throws IOException {
        TensorEngine.enter();
        Plan plan = point.plan();
        Path published = inputs.weightsFile(store, plan);
        WeightsFile file = WeightsFile.open(published, plan.experiment().model().network());
        try (NDManager manager = TensorEngine.manager();
                var below = inputs.below(store, plan, point.edit());
                var edited = inputs.edited(store, plan, point.edit());
                Scope scope = new Scope()) {
            Weights original = file.load(manager);
            Map<String, NDArray> changed = edited.get().weights().asMap();
            Weights after = new WeightLine(original.with(below.tensors()), changed).at(point.alpha(), manager);
            Set<String> names = new LinkedHashSet<>(below.tensors().keySet());
            names.addAll(changed.keySet());
            SafetensorsOutput output =
                    point.difference() ? new SafetensorsOutput() : SafetensorsOutput.copyOf(published);
            file.inItsNames(tensors(point, names, original, after)).forEach(output::put);
            output.say("format", "pt")
                    .say("editrisk-run", plan.run())
                    .say("editrisk-edit", point.edit())
                    .say("editrisk-alpha", Double.toString(point.alpha()))
                    .say("editrisk-original", "sha256:" + plan.weightsDigest());
            from(store, plan, point.edit()).ifPresent(from -> output.say("editrisk-from", from));
            output.say("editrisk-holds", point.difference() ? "differences" : "weights")
                    .write(to);
        }
    }

    /** The edits below one, each with its point, for instance {@code B at 1.0 from A at 0.5}. */
    private Optional<String> from(ObjectStore store, Plan plan, String edit) {
        return inputs.startingPoint(store, plan, edit)
                .map(start -> start.base() + " at " + start.alpha()
                        + from(store, plan, plan.base(plan.edit(edit)).name())
                                .map(next -> " from " + next)
                                .orElse(""));
    }

    private static Map<String, NDArray> tensors(Point point, Set<String> changed, Weights original, Weights after) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (String name : changed) {
            NDArray tensor = after.get(name);
            if (point.difference()) {
                tensors.put(name, tensor.sub(original.get(name)));
            } else if (!tensor.contentEquals(original.get(name))) {
                tensors.put(name, tensor);
            }
        }
        return tensors;
    }
}
