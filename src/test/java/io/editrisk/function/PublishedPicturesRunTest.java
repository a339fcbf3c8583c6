package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.FewGarments;
import io.editrisk.dataset.Frame;
import io.editrisk.dataset.Packing;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.ShardWriter;
import io.editrisk.evaluation.Answers;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.example.MotifSource;
import io.editrisk.image.Fitting;
import io.editrisk.image.HashedPicture;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.network.Network;
import io.editrisk.network.WeightsFile;
import io.editrisk.shift.SeededShifts;
import io.editrisk.shift.Shift;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of any size, sets that were cut before they were published, and sets of some of the classes. */
class PublishedPicturesRunTest {

    private static final Shift FOG = new Shift("fog", 3);
    private static final List<Integer> SOME = List.of(1, 4, 8);
    private static final Fitting RESIZED = new Fitting.ShorterSide(32, Resampling.BILINEAR);
    private static final Fitting CUT = new Fitting.ShorterSide(40, Resampling.BILINEAR);

    @TempDir
    private Path folder;

    private final Architecture network = Architectures.named("small-vgg").orElseThrow();
    private final MemoryStore store = new MemoryStore();
    private final List<RgbImage> sizes = IntStream.range(0, 21)
            .mapToObj(i -> HashedPicture.of(30 + 7 * i % 60, 90 - 4 * i))
            .toList();
    private final List<RgbImage> cut =
            IntStream.range(0, 9).mapToObj(i -> HashedPicture.of(40, 40)).toList();

    private Path data;

    @BeforeEach
    void run() throws IOException {
        data = folder.resolve("data");
        FewGarments.write(data, 100);
        try (var files = Files.list(data.resolve(FewGarments.ORIGINAL))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Description photographs = Description.of(
                "photographs", Kind.IMAGES, MotifSource.GARMENTS.classes(), new Description.Origin("drawn", "CC0-1.0"));
        write(data.resolve(FewGarments.ORIGINAL), photographs, sizes);
        write(
                data.resolve("datasets/cut"),
                photographs.framed(new Frame(48, 40)).ofClasses(SOME),
                cut);
        Town town = new Town(store, folder.resolve("cache"), 8, UnaryOperator.identity());
        town.upload(data, """
                name: photographs
                seed: 5
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                shifts: {corruptions: [fog], severities: [3], datasets: [datasets/cut]}
                """.getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).isTrue();
    }

    private static void write(Path folder, Description description, List<RgbImage> pictures) {
        ShardWriter writer = new ShardWriter(folder, description, new Packing(10, false), new ImageCodec());
        for (int i = 0; i < pictures.size(); i++) {
            int label = description.classSubset().isEmpty() ? i % 10 : SOME.get(i % SOME.size());
            writer.add(new Sample("p%02d".formatted(i), "photograph/" + i, label, pictures.get(i)), "drawn");
        }
        writer.finish();
    }

    @Test
    void eachIsMadeTheNetworksInputThenCorrupted() throws IOException {
        List<RgbImage> fitted =
                sizes.stream().map(picture -> RESIZED.fit(picture, 32)).toList();
        List<RgbImage> foggy = IntStream.range(0, fitted.size())
                .mapToObj(i -> new SeededShifts(5).apply(FOG, "photograph/" + i, fitted.get(i)))
                .toList();

        assertThat(measured("original")).isEqualTo(predicted(fitted, List.of()));
        assertThat(measured("original+fog-3")).isEqualTo(predicted(foggy, List.of()));
    }

    @Test
    void whatWasCutAlreadyIsNotResizedAndAnswersAreAmongItsClasses() throws IOException {
        List<RgbImage> fitted =
                cut.stream().map(picture -> CUT.fit(picture, 32)).toList();

        assertThat(measured("dataset:cut")).isEqualTo(predicted(fitted, SOME)).isSubsetOf(SOME);
    }

    private List<Integer> measured(String set) {
        return store.keys(StoreLayout.RUNS).stream()
                .filter(key -> key.contains("/records/"))
                .map(key -> Json.decode(store.read(key), MetricRecord.class))
                .filter(record -> record.set().equals(set))
                .sorted(java.util.Comparator.comparingInt(MetricRecord::from))
                .flatMap(record -> record.points().get(0).predictions().stream())
                .toList();
    }

    private List<Integer> predicted(List<RgbImage> pictures, List<Integer> classes) throws IOException {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            var weights =
                    WeightsFile.open(data.resolve(FewGarments.WEIGHTS), network).load(manager);
            var logits =
                    new Network(network).run(network.preprocessing().unresized().batch(pictures, manager), weights);
            return Arrays.stream(Answers.of(logits, pictures.size(), classes).classes())
                    .boxed()
                    .toList();
        }
    }
}
