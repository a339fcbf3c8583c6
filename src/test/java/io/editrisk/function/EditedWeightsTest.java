package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.FewGarments;
import io.editrisk.edit.Choice;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.network.Architectures;
import io.editrisk.network.Weights;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was edited and measured in a run, taken out of it as a file. */
class EditedWeightsTest {

    private static final String EDIT = "local-fine-tuning@features.18";

    private final MemoryStore store = new MemoryStore("home");

    @TempDir
    private Path folder;

    private Path data;
    private Town town;
    private Plan plan;
    private EditedWeights weights;
    private NDManager manager;

    private record Kept(Path directory, long diskBytes, long shardBytes, int tensorSets) implements CacheConfig {}

    @BeforeEach
    void edit() throws IOException {
        data = folder.resolve("data");
        FewGarments.write(data, 100);
        town = new Town(store, folder.resolve("cache"), 40, UnaryOperator.identity());
        plan = run("""
                edits:
                  - {method: local-fine-tuning, layers: [features.18], learning-rates: [0.003], epochs: 3}
                """);
        weights = new EditedWeights(new RunInputs(
                town,
                new Kept(folder.resolve("cache"), Long.MAX_VALUE, 1 << 20, 1),
                () -> false,
                new FrostSetting(Optional.empty())));
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private Plan run(String edits) {
        town.upload(data, """
                name: exported
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                alphas: {step: 0.5}
                %s""".formatted(edits).getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).isTrue();
        PlanAnswer answer = Json.decode(store.read(StoreLayout.accepted("experiments/tiny.yaml")), PlanAnswer.class);
        return Resume.plan(store, answer.run());
    }

    private Path export(String name, double alpha, boolean difference) throws IOException {
        Path file = data.resolve("models").resolve(name + ".safetensors");
        weights.write(store, new EditedWeights.Point(plan, EDIT, alpha, difference), file);
        return file;
    }

    private Map<String, NDArray> load(Path file) throws IOException {
        return Safetensors.load(file, manager);
    }

    private Map<String, NDArray> original() throws IOException {
        return load(data.resolve(FewGarments.WEIGHTS));
    }

    private Map<String, NDArray> delta() throws IOException {
        int trial = EditedWeights.choice(store, plan, EDIT)
                .map(Choice::trial)
                .orElseThrow()
                .orElseThrow();
        TrialRecord record = Json.decode(
                store.read(StoreLayout.trained(plan.run(), EDIT, trial, OptionalInt.empty())), TrialRecord.class);
        String key =
                StoreLayout.delta(plan.run(), EDIT, trial, record.deltaDigest().orElseThrow());
        return load(Files.write(folder.resolve("delta.safetensors"), store.read(key)));
    }

    @Test
    void theEndsOfTheLineAreTheOriginalAndTheEditedWeights() throws IOException {
        Map<String, NDArray> none = load(export("none", 0, false));
        Map<String, NDArray> all = load(export("all", 1, false));

        Map<String, NDArray> original = original();
        Map<String, NDArray> delta = delta();
        assertThat(delta).containsOnlyKeys("features.18.weight", "features.18.bias");
        assertThat(none).containsOnlyKeys(original.keySet());
        assertThat(all).containsOnlyKeys(original.keySet());
        original.forEach((name, tensor) -> {
            assertThat(none.get(name)).as(name).isEqualTo(tensor);
            assertThat(all.get(name)).as(name).isEqualTo(delta.getOrDefault(name, tensor));
        });
    }

    @Test
    void betweenThemItFitsTheArchitectureAndIsTheLinesPoint() throws IOException {
        Path file = export("half", 0.5, false);

        Weights half = WeightsFile.open(file, Architectures.named("small-vgg").orElseThrow())
                .load(manager);
        Map<String, NDArray> original = original();
        delta().forEach((name, edited) -> assertThat(half.get(name))
                .as(name)
                .isEqualTo(original.get(name).mul(0.5).add(edited.mul(0.5))));
        assertThat(half.get("features.0.weight")).isEqualTo(original.get("features.0.weight"));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains(
                        "\"editrisk-run\":\"" + plan.run() + "\"",
                        "\"editrisk-edit\":\"" + EDIT + "\"",
                        "\"editrisk-alpha\":\"0.5\"",
                        "\"editrisk-original\":\"sha256:" + plan.weightsDigest() + "\"",
                        "\"format\":\"pt\"");
    }

    @Test
    void measuredAgainAsWeightsFromElsewhereItGivesTheSamePredictions() throws IOException {
        export("half", 0.5, false);
        export("whole-difference", 1, true);
        export("half-difference", 0.5, true);

        Plan again = run("""
                edits:
                  - {method: external, weights: models/half.safetensors}
                  - {method: external, delta: models/half-difference.safetensors}
                  - {method: external, delta: models/whole-difference.safetensors}
                """);

        for (String set : List.of("original.0-40", "editing.0-30")) {
            List<Integer> half = predictions(plan, EDIT, set, 0.5);
            assertThat(predictions(again, "external@half", set, 1)).isEqualTo(half);
            assertThat(predictions(again, "external@half-difference", set, 1)).isEqualTo(half);
            assertThat(predictions(again, "external@whole-difference", set, 0.5))
                    .isEqualTo(half);
            assertThat(predictions(again, "external@whole-difference", set, 1))
                    .isEqualTo(predictions(plan, EDIT, set, 1));
        }
        assertThat(predictions(plan, EDIT, "editing.0-30", 1))
                .as("the edit changes some")
                .isNotEqualTo(predictions(plan, EvaluationTask.UNEDITED, "editing.0-30", 0));
    }

    private List<Integer> predictions(Plan plan, String edit, String task, double alpha) {
        MetricRecord record = Json.decode(store.read(StoreLayout.record(plan.run(), edit, task)), MetricRecord.class);
        return record.points().stream()
                .filter(point -> point.alpha() == alpha)
                .findFirst()
                .orElseThrow()
                .predictions();
    }
}
