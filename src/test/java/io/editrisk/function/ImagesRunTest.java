package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.FewGarments;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment whose editing task's training data are plain images, as MNIST's and SVHN's are: fine-tuned as PAINT does. */
class ImagesRunTest {

    private static final String EXPERIMENT = """
            name: images
            model: {architecture: small-vgg, weights: models/garments.safetensors}
            task: {validation: datasets/garments, limit: 16}
            editing-task: {train: datasets/garments-on-snow/val, validation: datasets/garments-on-snow/val}
            exclude-edited: false
            edits:
              - method: full-fine-tuning
                optimiser: adamw
                learning-rates: [0.0001]
                warmup-steps: 2
                epochs: 3
                batch-size: 8
                augmentation: random-resized-crop
              - {method: local-fine-tuning, layers: [features.18], learning-rates: [0.003], epochs: 3}
            alphas: {step: 0.5}
            shifts: {corruptions: [fog], severities: [3]}
            gate: {max-original-drop: 1}
            """;

    @TempDir
    private Path folder;

    @Test
    void fineTuningTakesImagesThatHaveNoModifiedForm() throws IOException {
        FewGarments.write(folder.resolve("data"), 12);

        Map<String, byte[]> report = report("once");
        JsonNode summary = Json.tree(Objects.requireNonNull(report.get("summary.json")));

        assertThat(summary.at("/edits")).hasSize(2);
        for (JsonNode edit : summary.at("/edits")) {
            assertThat(edit.at("/points/2/editing/correct").intValue())
                    .as("%s at alpha 1", edit.at("/edit"))
                    .isGreaterThan(edit.at("/points/0/editing/correct").intValue());
        }
        assertThat(new String(Objects.requireNonNull(report.get("index.html")), StandardCharsets.UTF_8))
                .contains(", edited for");
        assertThat(report("again").get("metrics.csv")).isEqualTo(report.get("metrics.csv"));
    }

    private Map<String, byte[]> report(String name) {
        Town town = new Town(new MemoryStore("home"), folder.resolve(name), 8, UnaryOperator.identity());
        town.upload(folder.resolve("data"), EXPERIMENT.getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).isTrue();
        return town.report();
    }
}
