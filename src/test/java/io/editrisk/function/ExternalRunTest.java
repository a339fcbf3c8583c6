package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.FewGarments;
import io.editrisk.edit.Brought;
import io.editrisk.edit.Choice;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.network.Architecture;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that were edited elsewhere, in three forms, are measured as an edit that was made here is. */
class ExternalRunTest {

    private static final Architecture SMALL_VGG =
            Architectures.named("small-vgg").orElseThrow();
    private static final String BIAS = "classifier.0.bias";

    private final MemoryStore store = new MemoryStore("home");

    @TempDir
    private Path folder;

    @BeforeEach
    void bring() throws IOException {
        Path data = folder.resolve("data");
        FewGarments.write(data, 100);
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            Weights original = WeightsFile.open(data.resolve(FewGarments.WEIGHTS), SMALL_VGG)
                    .load(manager);
            // so high that every image is taken for the first class
            NDArray bias = manager.create(new float[] {1024, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            Map<String, NDArray> all = new LinkedHashMap<>(original.asMap());
            all.put(BIAS, bias);
            write(data.resolve("models/whole.safetensors"), all);
            write(data.resolve("models/one.safetensors"), Map.of(BIAS, bias));
            write(data.resolve("models/vector.safetensors"), Map.of(BIAS, bias.sub(original.get(BIAS))));
        }
        Town town = new Town(store, folder.resolve("cache"), 8, UnaryOperator.identity());
        town.upload(data, """
                name: external
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments, limit: 16}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                edits:
                  - {method: external, weights: models/whole.safetensors}
                  - {method: external, weights: models/one.safetensors}
                  - {method: external, delta: models/vector.safetensors}
                alphas: {step: 0.5}
                """.getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).isTrue();
        assertThatCode(town::report).doesNotThrowAnyException();
    }

    private static void write(Path file, Map<String, NDArray> tensors) throws IOException {
        Files.write(file, Safetensors.encode(tensors));
    }

    @Test
    void theChangedTensorsAreListedAndNothingWasTrained() {
        for (String edit : List.of("external@whole", "external@one", "external@vector")) {
            TrialRecord record = read(StoreLayout.trained(run(), edit, 0, OptionalInt.empty()), TrialRecord.class);

            assertThat(record.outcome()).isEqualTo(Outcome.BROUGHT);
            assertThat(record.changed()).containsExactly(BIAS);
            assertThat(record.history()).hasSize(1);
            assertThat(record.bestEpoch()).isZero();
            assertThat(record.spec().brought().map(Brought::difference)).contains(edit.endsWith("vector"));
            assertThat(record.best())
                    .as("it names one class of ten, that every tenth image has")
                    .isEqualTo(new Accuracy(3, 30));
        }
    }

    @Test
    void itIsMeasuredAlongTheLineThoughItGainsNothing() {
        Choice choice = read(StoreLayout.choice(run(), "external@one"), Choice.class);
        assertThat(choice.trial()).isEqualTo(OptionalInt.of(0));
        assertThat(choice.outcome()).isEqualTo(Outcome.BROUGHT);

        assertThat(records("external@one")).isNotEmpty().allSatisfy(record -> {
            assertThat(record.points()).extracting(point -> point.alpha()).containsExactly(0.5, 1.0);
            assertThat(record.points().get(1).predictions()).containsOnly(0);
        });
        assertThat(records("external@whole"))
                .extracting(MetricRecord::points)
                .isEqualTo(records("external@one").stream()
                        .map(MetricRecord::points)
                        .toList());
    }

    @Test
    void itsTrialHasNoLearningRate() {
        JsonNode trial =
                Json.tree(store.read(StoreLayout.report(run(), "summary.json"))).at("/edits/0/trials/0");

        assertThat(trial.at("/outcome").textValue()).isEqualTo("brought");
        assertThat(trial.has("learning-rate")).isFalse();
    }

    private List<MetricRecord> records(String edit) {
        return store.keys(StoreLayout.records(run(), edit)).stream()
                .map(key -> read(key, MetricRecord.class))
                .toList();
    }

    private String run() {
        String plan = store.keys(StoreLayout.RUNS).stream()
                .filter(key -> key.endsWith("/plan.json"))
                .findFirst()
                .orElseThrow();
        return plan.substring(StoreLayout.RUNS.length(), plan.indexOf('/', StoreLayout.RUNS.length()));
    }

    private <T> T read(String key, Class<T> type) {
        return Json.decode(store.read(key), type);
    }
}
