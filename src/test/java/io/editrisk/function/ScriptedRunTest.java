package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.FewGarments;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.ShardCache;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Predictions;
import io.editrisk.image.ImageCodec;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.network.Scripted;
import io.editrisk.network.Weights;
import io.editrisk.report.Summary;
import io.editrisk.report.Verdict;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.ScriptModule;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that is TorchScript is measured as it is, where the deployment trusts it. */
class ScriptedRunTest {

    private static final Path FILE = Path.of("src/test/resources/reference/torchscript/ten.pt");

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private Town town;

    @BeforeEach
    void upload() throws IOException {
        Path data = folder.resolve("data");
        FewGarments.write(data, 100);
        Files.copy(FILE, data.resolve("models/ten.pt"));
        town = new Town(store, folder.resolve("cache"), 25, UnaryOperator.identity());
        town.upload(data, """
                name: as-it-is
                model: {architecture: small-vgg, weights: models/ten.pt}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                shifts: {corruptions: [gaussian_noise], severities: [3]}
                gate: {max-original-drop: 0.01}
                """.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itsPredictionsAreThoseOfTheScriptAndTheReportSaysWhatItIsRightAbout() {
        town.deliverAll();

        assertThat(town.completed()).isTrue();
        List<Integer> predictions = records().stream()
                .filter(record -> record.set().equals("original"))
                .flatMap(record -> record.points().get(0).predictions().stream())
                .toList();
        assertThat(predictions).isEqualTo(predicted()).hasSize(40);
        Summary summary = Json.decode(Objects.requireNonNull(town.report().get("summary.json")), Summary.class);
        assertThat(summary.verdict()).isEqualTo(Verdict.NONE);
        assertThat(summary.edits()).isEmpty();
        assertThat(summary.sentence()).startsWith("Nothing was edited: the network is right about ");
        assertThat(summary.unedited().shifts()).hasSize(2);
    }

    private List<MetricRecord> records() {
        return store.keys(StoreLayout.RUNS).stream()
                .filter(key -> key.contains("/records/"))
                .map(key -> Json.decode(store.read(key), MetricRecord.class))
                .toList();
    }

    /** By the script itself. */
    private List<Integer> predicted() {
        Architecture like = Architectures.named("small-vgg").orElseThrow();
        List<Sample> samples = new Datasets(new ImageCodec(), new ShardCache(0))
                .open(store, FewGarments.ORIGINAL)
                .samples(0, 40);
        TensorEngine.enter();
        try (var manager = TensorEngine.manager()) {
            var pictures = like.preprocessing()
                    .batch(samples.stream().map(Sample::image).toList(), manager);
            var logits =
                    Scripted.network(ScriptModule.load(FILE, manager), like).run(pictures, Weights.of(Map.of()));
            return Arrays.stream(Predictions.of(logits, samples.size())).boxed().toList();
        }
    }
}
