package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.network.SplitWeights;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private Path file;
    private Path models;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("trial.yaml"), """
                name: trial
                seed: 7
                model: {architecture: small-vgg, weights: models/model.safetensors.index.json}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/snow/train, validation: datasets/snow/val}
                edits:
                  - {method: full-fine-tuning, learning-rates: [0.001]}
                """);
        models = folder.resolve("models");
        SplitWeights.write(Path.of("examples/models/garments.safetensors"), models);
        Files.writeString(models.resolve("another.safetensors"), "of no concern");
    }

    private void send() throws IOException {
        Submission.send(file, ExperimentFile.read(file), store);
    }

    @Test
    void theShardsOfAnIndexAreSentWithIt() throws IOException {
        send();

        assertThat(store.keys("models/"))
                .containsExactly(
                        "models/" + SplitWeights.SHARDS.get(0),
                        "models/" + SplitWeights.SHARDS.get(1),
                        "models/" + SplitWeights.INDEX);
    }

    @Test
    void whatIsWrongWithAnIndexIsLeftToPlan() throws IOException {
        Files.writeString(models.resolve(SplitWeights.INDEX), "{");

        send();

        assertThat(store.keys("models/")).containsExactly("models/" + SplitWeights.INDEX);
        assertThat(store.keys("experiments/")).hasSize(1);
    }

    @Test
    void aShardThatIsNotHereMayBeInTheBucketAlready() throws IOException {
        Files.delete(models.resolve(SplitWeights.SHARDS.get(0)));

        send();

        assertThat(store.keys("models/"))
                .containsExactly("models/" + SplitWeights.SHARDS.get(1), "models/" + SplitWeights.INDEX);
    }
}
