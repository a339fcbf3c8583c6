package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.DatasetManifest;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.TrialRecord;
import io.editrisk.edit.TrialRule;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.Provenance;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.Choosing;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.network.Precision;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A run whose one edit is trained: all that is left is to choose its trial and to measure it, a picture a task. */
final class EmptyRun {

    static final String RUN = "empty";
    static final String EDIT = "local-fine-tuning@features.18";

    private static final Path EXAMPLES = Path.of("examples");
    private static final String WEIGHTS = "models/garments.safetensors";
    private static final String DATASET = "datasets/garments";
    private static final String TENSOR = "features.18.weight";

    private EmptyRun() {}

    static void store(ObjectStore store, int tasks) throws IOException {
        String manifest = DATASET + "/" + DatasetManifest.FILE;
        store.put(WEIGHTS, Files.readAllBytes(EXAMPLES.resolve(WEIGHTS)));
        store.put(manifest, Files.readAllBytes(EXAMPLES.resolve(manifest)));
        Plan plan = plan(tasks);
        store.put(StoreLayout.plan(RUN), Json.encode(plan));
        byte[] delta = delta();
        store.put(StoreLayout.delta(RUN, EDIT, 0, Digest.of(delta)), delta);
        store.put(StoreLayout.trained(RUN, EDIT, 0, OptionalInt.empty()), Json.encode(record(plan, Digest.of(delta))));
    }

    private static Plan plan(int tasks) throws IOException {
        return new Plan(
                RUN,
                "benchmark",
                experiment(),
                "none",
                Digest.of(EXAMPLES.resolve(WEIGHTS)),
                List.of(new Plan.DatasetUse(DATASET, digest())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new PlannedEdit(
                        EDIT,
                        "editing",
                        Optional.of("features.18"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(spec()))),
                List.of(new EvaluationSet(
                        "original", Optional.empty(), Selection.all(DATASET, tasks), Optional.empty(), false)),
                List.of(),
                experiment().alphas().points(),
                1);
    }

    private static Experiment experiment() {
        return new Experiment(
                RUN,
                7,
                new Experiment.Model("small-vgg", WEIGHTS, OptionalInt.empty(), Precision.FLOAT32),
                new Experiment.Task(DATASET, OptionalInt.empty(), Optional.empty(), Optional.empty()),
                List.of(new Experiment.EditingTask("editing", DATASET, DATASET, OptionalInt.empty(), Optional.empty())),
                List.of(),
                new Experiment.Alphas(0, 1, 0.1),
                new Choosing(TrialRule.EDITING, Choosing.AlphaRule.GATE, OptionalDouble.empty(), false),
                new Experiment.Shifts(List.of(), List.of(), List.of()),
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static String digest() throws IOException {
        return Files.readAllLines(EXAMPLES.resolve(DATASET).resolve(DatasetManifest.FILE)).stream()
                .filter(line -> line.startsWith("digest: "))
                .map(line -> line.substring("digest: ".length()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] delta() throws IOException {
        try (NDManager manager = TensorEngine.manager()) {
            NDArray tensor =
                    Safetensors.load(EXAMPLES.resolve(WEIGHTS), manager).get(TENSOR);
            return Safetensors.encode(Map.of(TENSOR, tensor));
        }
    }

    private static TrialRecord record(Plan plan, String deltaDigest) {
        return new TrialRecord(
                RUN,
                EDIT,
                spec(),
                OptionalInt.empty(),
                Outcome.IMPROVED,
                Optional.empty(),
                new Accuracy(0, 1),
                new Accuracy(1, 1),
                Optional.empty(),
                1,
                List.of(),
                List.of(TENSOR),
                Optional.empty(),
                Optional.of(deltaDigest),
                new Provenance(plan.code(), "none", plan.weightsDigest(), "none", 7, "none", "cpu"));
    }

    /** Of a trial that nothing is trained by. */
    static TrialSpec spec() {
        return new TrialSpec(
                0,
                "local-fine-tuning",
                Optional.of("features.18"),
                0.001,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                1,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                7);
    }
}
