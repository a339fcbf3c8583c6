package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.FewGarments;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.SecondMoment;
import io.editrisk.edit.TrialRecord;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rewriting from the upload to the report, and what later runs need not make again. */
class RewritingRunTest {

    private final MemoryStore store = new MemoryStore("home");

    @TempDir
    private Path folder;

    private Town town;

    @BeforeEach
    void open() throws IOException {
        FewGarments.write(folder.resolve("data"), 100);
        town = new Town(store, folder.resolve("cache"), 8, UnaryOperator.identity());
    }

    private void run(String edits) {
        run(edits, FewGarments.TRAIN);
    }

    private void run(String edits, String train) {
        town.upload(folder.resolve("data"), """
                name: rewriting
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments, limit: 16, train: datasets/garments, train-limit: 30}
                editing-task: {train: %s, validation: datasets/garments-on-snow/val}
                edits:
                %s
                alphas: {step: 0.5}
                """.formatted(train, edits.indent(2).stripTrailing())
                .getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).isTrue();
    }

    @Test
    void trialsShareTheMomentsOfAllLayersAndLaterRunsFindThem() throws IOException {
        run("""
                - {method: rewriting, layers: [features.7, features.18], learning-rates: [1], restarts: 2, epochs: 3}
                - {method: rewriting, layers: [features.14], learning-rates: [1], epochs: 3, spatial: full-kernel}
                """);

        Map<String, byte[]> made = moments();
        assertThat(made.keySet()).filteredOn(key -> key.endsWith(".json")).hasSize(3);
        assertThat(made.keySet())
                .filteredOn(key -> key.endsWith(".safetensors"))
                .hasSize(3);
        assertThat(trained()).hasSize(5).allSatisfy(record -> {
            assertThat(record.outcome()).isIn(Outcome.IMPROVED, Outcome.NO_GAIN);
            assertThat(record.reason()).isEmpty();
            assertThat(record.history()).hasSizeGreaterThan(1);
        });
        assertThat(new String(town.report().get("metrics.csv"), StandardCharsets.UTF_8))
                .contains("original,");

        run("- {method: rewriting, layers: [features.14], learning-rates: [2], epochs: 2, centred: true}");

        assertThat(moments().keySet()).isEqualTo(made.keySet());
    }

    @Test
    void masksCountWhereTheyAreAskedForAndNowhereElse() {
        FewGarments.writeMasked(folder.resolve("data"));
        run("""
                - {method: rewriting, layers: [features.7], learning-rates: [1], epochs: 4}
                - {method: rewriting, layers: [features.14], learning-rates: [1], epochs: 4, spatial: full-kernel}
                """, FewGarments.TRAIN);
        Map<String, TrialRecord> without = trainedAfter(List.of());

        run("""
                - {method: rewriting, layers: [features.7], learning-rates: [1], epochs: 4}
                - {method: rewriting, layers: [features.14], learning-rates: [1], epochs: 4, spatial: full-kernel}
                - {method: rewriting, layers: [features.7], learning-rates: [1], epochs: 4, masked: true, as: masked}
                - {method: rewriting, layers: [features.14], learning-rates: [1], epochs: 4, spatial: full-kernel, masked: true, as: masked}
                """, FewGarments.MASKED);
        Map<String, TrialRecord> with = trainedAfter(without.values());

        assertThat(without.keySet()).containsExactly("rewriting@features.14", "rewriting@features.7");
        assertThat(with.keySet())
                .containsExactly(
                        "rewriting@features.14",
                        "rewriting@features.14+masked",
                        "rewriting@features.7",
                        "rewriting@features.7+masked");
        without.forEach((edit, unmasked) -> {
            TrialRecord same = with.get(edit);
            TrialRecord masked = with.get(edit + "+masked");
            assertThat(unmasked.deltaDigest()).as("found something").isPresent();
            assertThat(same.history()).isEqualTo(unmasked.history());
            assertThat(same.deltaDigest()).isEqualTo(unmasked.deltaDigest());
            assertThat(masked.history()).hasSizeGreaterThan(1).isNotEqualTo(unmasked.history());
            assertThat(masked.outcome()).isIn(Outcome.IMPROVED, Outcome.NO_GAIN);
        });
        assertThat(new String(town.report().get("metrics.csv"), StandardCharsets.UTF_8))
                .contains("rewriting@features.7+masked,editing,rewriting,features.7,1,datasets/");
    }

    @Test
    void theMomentIsOneOfTheLayersInputs() throws IOException {
        run("- {method: rewriting, layers: [features.7], learning-rates: [1], epochs: 1}");

        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            String key = moments().keySet().stream()
                    .filter(name -> name.endsWith(".safetensors"))
                    .findFirst()
                    .orElseThrow();
            Path file = Files.write(folder.resolve("moment.safetensors"), store.read(key));
            SecondMoment moment = SecondMoment.read(file, manager);
            assertThat(moment.products().getShape().getShape())
                    .containsExactly(moment.mean().size(), moment.mean().size());
            // what comes from a ReLU
            assertThat(moment.mean().min().getDouble()).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void anEditWithoutEnoughDirectionsEndsWithTheReasonAndTheRunGoesOn() throws IOException {
        run("""
                - {method: rewriting, layers: [classifier.0], learning-rates: [1], rank: 10, ridge: 0, epochs: 1}
                - {method: rewriting, layers: [features.7], learning-rates: [1], epochs: 1}
                """);

        assertThat(trained())
                .filteredOn(record -> record.edit().contains("classifier"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
                    assertThat(record.reason().orElseThrow())
                            .startsWith("the keys of 'classifier.0' over the original task's training data do not vary")
                            .endsWith("raise 'ridge', or take more images");
                });
        assertThat(new String(town.report().get("index.html"), StandardCharsets.UTF_8))
                .contains("Impossible: the keys of &#39;classifier.0&#39;");
    }

    @Test
    void aLimitTakesImagesFromAllOverTheData() {
        assertThat(StoredMoments.evenly(10, 4)).containsExactly(0, 2, 5, 7);
        assertThat(StoredMoments.evenly(3, 8)).containsExactly(0, 1, 2);
    }

    private Map<String, byte[]> moments() {
        Map<String, byte[]> moments = new TreeMap<>();
        store.keys("moments/").forEach(key -> moments.put(key, store.read(key)));
        return moments;
    }

    /** Of a run that was done after another. */
    private Map<String, TrialRecord> trainedAfter(Collection<TrialRecord> earlier) {
        Map<String, TrialRecord> trained = new TreeMap<>();
        trained().stream()
                .filter(record -> !earlier.contains(record))
                .forEach(record -> trained.put(record.edit(), record));
        return trained;
    }

    private List<TrialRecord> trained() {
        Set<String> keys = store.keys(StoreLayout.RUNS);
        return keys.stream()
                .filter(key -> key.endsWith(".trained.json"))
                .map(key -> Json.decode(store.read(key), TrialRecord.class))
                .toList();
    }
}
