package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.FewGarments;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.ShardCache;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Predictions;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.network.Network;
import io.editrisk.network.WeightsFile;
import io.editrisk.report.Summary;
import io.editrisk.shift.FrostTextures;
import io.editrisk.shift.SeededShifts;
import io.editrisk.shift.Shift;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that cuts frost from textures of its own. */
class FrostRunTest {

    private static final Path TEXTURES = Path.of("src/test/resources/reference/corruptions/frost");
    private static final FrostTextures FROST = FrostTextures.from(TEXTURES);
    private static final Shift SHIFT = new Shift("frost", 5);

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private Path data;
    private Town town;
    private Workshop withTextures;

    @BeforeEach
    void upload() throws IOException {
        data = folder.resolve("data");
        FewGarments.write(data, 100);
        town = new Town(store, folder.resolve("cache"), 25, UnaryOperator.identity());
        withTextures = new Workshop(town, folder.resolve("cache"), 25, TEXTURES);
        ringForTheExperiment();
    }

    private void ringForTheExperiment() {
        town.upload(data, """
                name: frosty
                seed: 5
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                shifts: {corruptions: [frost], severities: [5]}
                """.getBytes(StandardCharsets.UTF_8));
    }

    private void deliverAllTo(Workshop workshop) {
        for (var bell = town.bells.take(size -> 0); bell.isPresent(); bell = town.bells.take(size -> 0)) {
            workshop.deliver(bell.get());
        }
    }

    @Test
    void itsPicturesGetThoseAndTheReportSaysSo() throws IOException {
        deliverAllTo(withTextures);

        assertThat(measured()).isEqualTo(predicted(FROST)).isNotEqualTo(predicted(FrostTextures.generated()));
        Summary summary = Json.decode(Objects.requireNonNull(town.report().get("summary.json")), Summary.class);
        assertThat(summary.provenance().frost()).contains(FROST.origin());
        assertThat(new String(Objects.requireNonNull(town.report().get("index.html")), StandardCharsets.UTF_8))
                .contains("Textures of frost</th><td>" + FROST.origin().replace(':', ' '));
    }

    @Test
    void theSameExperimentWithOtherTexturesIsAnotherRun() {
        deliverAllTo(withTextures);
        ringForTheExperiment();
        town.deliverAll();

        assertThat(store.keys(StoreLayout.RUNS).stream()
                        .filter(key -> key.endsWith("summary.json"))
                        .map(key -> Json.decode(store.read(key), Summary.class)
                                .provenance()
                                .frost()
                                .orElseThrow()))
                .containsExactlyInAnyOrder(FROST.origin(), "generated");
    }

    @Test
    void whoHasOtherTexturesMeasuresNothingOfTheRun() {
        withTextures.deliver(town.bells.take(size -> 0).orElseThrow());

        assertThatThrownBy(town::deliverAll)
                .isInstanceOf(OtherTexturesException.class)
                .hasMessageMatching("frosty-[0-9a-f]{12} was planned with frost of textures " + FROST.origin()
                        + "; here they are generated: .*");
        assertThat(store.keys(StoreLayout.RUNS)).noneMatch(key -> key.contains("/records/"));
    }

    private List<Integer> measured() {
        return store.keys(StoreLayout.RUNS).stream()
                .filter(key -> key.contains("/records/"))
                .map(key -> Json.decode(store.read(key), MetricRecord.class))
                .filter(record -> record.set().equals("original+frost-5"))
                .sorted(Comparator.comparingInt(MetricRecord::from))
                .flatMap(record -> record.points().get(0).predictions().stream())
                .toList();
    }

    private List<Integer> predicted(FrostTextures textures) throws IOException {
        Architecture like = Architectures.named("small-vgg").orElseThrow();
        List<Sample> samples = new Datasets(new ImageCodec(), new ShardCache(0))
                .open(store, FewGarments.ORIGINAL)
                .samples(0, 40);
        List<RgbImage> frosted = samples.stream()
                .map(sample -> new SeededShifts(5, textures).apply(SHIFT, sample.identity(), sample.image()))
                .toList();
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            var weights =
                    WeightsFile.open(data.resolve(FewGarments.WEIGHTS), like).load(manager);
            var logits = new Network(like).run(like.preprocessing().batch(frosted, manager), weights);
            return Arrays.stream(Predictions.of(logits, frosted.size())).boxed().toList();
        }
    }
}
