package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.FewGarments;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.ShardCache;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Predictions;
import io.editrisk.experiment.Plan;
import io.editrisk.image.ImageCodec;
import io.editrisk.network.DrawnClip;
import io.editrisk.network.Network;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.TensorEngine;
import io.editrisk.text.PromptTemplates;
import io.editrisk.text.Prompts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with CLIP: each task is judged by a head that is made of its own words, once for all. */
class ZeroShotRunTest {

    private static final String WEIGHTS = "models/clip.safetensors";
    private static final List<String> KINDS =
            IntStream.range(0, 10).mapToObj(i -> "kind " + i).toList();

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private Town town;

    @BeforeEach
    void upload() throws IOException {
        Path data = folder.resolve("data");
        FewGarments.write(data, 100);
        Files.delete(data.resolve(FewGarments.WEIGHTS));
        DrawnClip.write(data.resolve(WEIGHTS));
        Files.createDirectory(data.resolve("words"));
        Files.writeString(data.resolve("words/kinds.txt"), String.join("\n", KINDS) + "\n");
        town = new Town(store, folder.resolve("cache"), 300, UnaryOperator.identity());
        town.upload(data, experiment());
    }

    private static byte[] experiment() {
        return """
                name: words
                model: {architecture: small-clip, weights: models/clip.safetensors}
                task:
                  validation: datasets/garments
                  prompts: {templates: imagenet}
                editing-task:
                  train: datasets/garments-on-snow/train
                  validation: datasets/garments-on-snow/val
                  prompts: {classes: words/kinds.txt, templates: mnist}
                edits:
                  - {method: full-fine-tuning, learning-rates: [0.001], epochs: 2, optimiser: adamw, warmup-steps: 1}
                alphas: {step: 1}
                """.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachTaskIsJudgedByItsOwnWords() throws IOException {
        town.deliverAll();

        assertThat(town.completed()).isTrue();
        Dataset garments = new Datasets(new ImageCodec(), new ShardCache(0)).open(store, FewGarments.ORIGINAL);
        Prompts original = new Prompts(garments.manifest().classes(), PromptTemplates.named("imagenet"));
        Prompts editing = new Prompts(KINDS, PromptTemplates.named("mnist"));
        assertThat(predicted("original")).isEqualTo(predicted(original, FewGarments.ORIGINAL));
        assertThat(predicted("editing")).isEqualTo(predicted(editing, FewGarments.EDITING));
    }

    @Test
    void aHeadThatIsThereIsNotMadeAgain() {
        town.deliverAll();
        Set<String> made = store.keys("heads/");
        String run = run();
        store.keys(StoreLayout.run(run)).forEach(store::delete);

        Town another = new Town(store, folder.resolve("other cache"), 300, UnaryOperator.identity());
        another.upload(folder.resolve("data"), experiment());
        another.deliverAll();

        assertThat(another.completed()).isTrue();
        assertThat(made).hasSize(4);
        assertThat(store.keys("heads/")).isEqualTo(made);
    }

    private String run() {
        String plan = store.keys(StoreLayout.RUNS).stream()
                .filter(key -> key.endsWith("/plan.json"))
                .findFirst()
                .orElseThrow();
        return Json.decode(store.read(plan), Plan.class).run();
    }

    /** As the run has it, at alpha 0. */
    private List<Integer> predicted(String set) {
        return store.keys(StoreLayout.records(run(), "original")).stream()
                .map(key -> Json.decode(store.read(key), MetricRecord.class))
                .filter(record -> record.set().equals(set))
                .flatMap(record -> record.points().get(0).predictions().stream())
                .toList();
    }

    /** By the network itself. */
    private List<Integer> predicted(Prompts prompts, String dataset) throws IOException {
        Dataset all = new Datasets(new ImageCodec(), new ShardCache(0)).open(store, dataset);
        List<Sample> samples = all.samples(0, all.manifest().samples());
        TensorEngine.enter();
        try (var manager = TensorEngine.manager()) {
            WeightsFile file = WeightsFile.open(folder.resolve("data").resolve(WEIGHTS), DrawnClip.ARCHITECTURE);
            NDArray pictures = DrawnClip.ARCHITECTURE
                    .preprocessing()
                    .batch(samples.stream().map(Sample::image).toList(), manager);
            NDArray head = file.zeroShotHead(prompts, manager);
            NDArray logits = new Network(DrawnClip.ARCHITECTURE)
                    .run(pictures, file.load(manager).and("head.weight", head));
            return Arrays.stream(Predictions.of(logits, samples.size())).boxed().toList();
        }
    }
}
