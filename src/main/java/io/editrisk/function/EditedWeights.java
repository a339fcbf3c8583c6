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
import java.util.Map;
import java.util.Optional;

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
     * @param alpha 0..1
     * @param difference whether only what is to be added to the original tensors is written, of those that changed
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
        Path original = inputs.weightsFile(plan);
        WeightsFile file = WeightsFile.open(original, plan.experiment().model().network());
        try (NDManager manager = TensorEngine.manager();
                var edited = inputs.edited(store, plan, point.edit());
                Scope scope = new Scope()) {
            Weights before = file.load(manager);
            Map<String, NDArray> changed = edited.get().weights().asMap();
            Weights after = new WeightLine(before, changed).at(point.alpha(), manager);
            SafetensorsOutput output =
                    point.difference() ? new SafetensorsOutput() : SafetensorsOutput.copyOf(original);
            file.inItsNames(tensors(point, changed, before, after)).forEach(output::put);
            output.say("format", "pt")
                    .say("editrisk-run", plan.run())
                    .say("editrisk-edit", point.edit())
                    .say("editrisk-alpha", Double.toString(point.alpha()))
                    .say("editrisk-original", "sha256:" + plan.weightsDigest())
                    .say("editrisk-holds", point.difference() ? "differences" : "weights")
                    .write(to);
        }
    }

    private static Map<String, NDArray> tensors(
            Point point, Map<String, NDArray> changed, Weights before, Weights after) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (String name : changed.keySet()) {
            NDArray tensor = after.get(name);
            if (point.difference()) {
                tensors.put(name, tensor.sub(before.get(name)));
            } else if (!tensor.contentEquals(before.get(name))) {
                tensors.put(name, tensor);
            }
        }
        return tensors;
    }
}
