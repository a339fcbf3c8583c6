package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.published.HeaderImports;
import io.editrisk.experiment.PaperFigure;
import io.editrisk.network.Architectures;
import io.editrisk.network.DrawnClip;
import io.editrisk.network.Hashes;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper's figures, with small networks, on a few pictures in the published formats that their own commands import. */
class PaperFiguresRunTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference");
    private static final Path PUBLISHED = REFERENCE.resolve("published");

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void lay() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(data.resolve("models"));
    }

    /** The published downloads by the names that the figures' commands have. */
    private Map<String, Path> downloads() throws IOException {
        Path svhn = Files.createDirectories(folder.resolve("svhn"));
        for (String split : List.of("train", "test")) {
            Files.copy(PUBLISHED.resolve("svhn/test_32x32.mat"), svhn.resolve(split + "_32x32.mat"));
        }
        return Map.of(
                "ILSVRC2012_img_val.tar", PUBLISHED.resolve("imagenet"),
                "ILSVRC2012/train", PUBLISHED.resolve("imagenet-folders/val.tar"),
                "imagenet-r.tar", PUBLISHED.resolve("imagenet-r.tar"),
                "MNIST/raw", PUBLISHED.resolve("mnist"),
                "SVHN", svhn,
                "KITTI", PUBLISHED.resolve("kitti"),
                "EditingClassifiers/data/snow", REFERENCE.resolve("concept-style/snow.tar.gz"),
                "EditingClassifiers/data/synthetic", REFERENCE.resolve("concept-style/synthetic.tar.gz"));
    }

    /** Figure 1: three tasks of plain images with words of their own, ImageNet and ImageNet-R. */
    @Test
    void clipLearnsMnistSvhnAndKitti() throws IOException {
        DrawnClip.write(data.resolve("models/clip-vit-l-14.safetensors"));
        JsonNode summary = run(
                PaperFigure.of("figure-1.yaml"),
                yaml -> yaml.replace("clip-vit-l-14,", "small-clip,")
                                .replace("templates: imagenet", "templates: mnist")
                                .replaceAll(
                                        "layers: \\[.*]",
                                        "layers: [visual.transformer.resblocks.0, visual.transformer.resblocks.2]")
                                .replaceAll("epochs: \\d+", "epochs: 2\n    warmup-steps: 1")
                        + "exclude-edited: false\n"); // of SVHN one file of ten pictures is both splits here

        assertThat(names(summary))
                .containsExactlyInAnyOrder(
                        "mnist:one-layer-interpolation@visual.transformer.resblocks.0",
                        "mnist:one-layer-interpolation@visual.transformer.resblocks.2",
                        "mnist:full-fine-tuning",
                        "svhn:one-layer-interpolation@visual.transformer.resblocks.0",
                        "svhn:one-layer-interpolation@visual.transformer.resblocks.2",
                        "svhn:full-fine-tuning",
                        "kitti:one-layer-interpolation@visual.transformer.resblocks.0",
                        "kitti:one-layer-interpolation@visual.transformer.resblocks.2",
                        "kitti:full-fine-tuning");
        assertThat(summary.at("/unedited").toString()).contains("imagenet-r");
    }

    /** Figure 2 (b): a concept in a style, as pairs, by all methods that the figure has. */
    @Test
    void aConceptIsTaughtInAStyle() throws IOException {
        writeVgg();
        JsonNode summary = run(
                PaperFigure.of("figure-2b-vgg16.yaml"),
                yaml -> yaml.replace("vgg16-bn,", "small-vgg,")
                        .replaceAll("\n  - \\{name: (?!wallconcrete-falltrees,).*", "")
                        .replaceAll("layers: \\[.*]", "layers: [features.18]")
                        .replaceAll("restarts: 10", "restarts: 1")
                        .replace("learning-rates: auto", "learning-rates: [0.01]\n    epochs: 2")
                        .replace("limit: 1000", "limit: 5")
                        .replace("{corruptions: all}", "{corruptions: [fog], severities: [5]}"));

        assertThat(names(summary))
                .containsExactlyInAnyOrder(
                        "wallconcrete-falltrees:local-collision@features.18",
                        "wallconcrete-falltrees:global-collision@features.18",
                        "wallconcrete-falltrees:rewriting@features.18",
                        "wallconcrete-falltrees:direct-low-rank@features.18",
                        "wallconcrete-falltrees:local-fine-tuning@features.18",
                        "wallconcrete-falltrees:global-fine-tuning@features.18",
                        "wallconcrete-falltrees:full-fine-tuning");
    }

    /** Figure 3: vehicles on roads and on snow. */
    @Test
    void vehiclesAreTaughtOnSnow() throws IOException {
        writeVgg();
        JsonNode summary = run(
                PaperFigure.of("figure-3.yaml"),
                yaml -> yaml.replace("vgg16-bn,", "small-vgg,")
                        .replaceAll("layers: \\[.*]", "layers: [features.18]")
                        .replaceAll("restarts: 10", "restarts: 1")
                        .replace("learning-rates: auto", "learning-rates: auto\n    epochs: 2"));

        assertThat(names(summary))
                .containsExactlyInAnyOrder("local-collision@features.18", "direct-low-rank@features.18");
    }

    private void writeVgg() throws IOException {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            var shapes = Architectures.named("small-vgg").orElseThrow().tensors(1000);
            Files.write(
                    data.resolve("models/vgg16-bn.safetensors"),
                    Safetensors.encode(Hashes.weights(shapes, manager).asMap()));
        }
    }

    private static List<String> names(JsonNode summary) {
        return summary.findValuesAsText("edit").stream().distinct().toList();
    }

    private JsonNode run(PaperFigure figure, UnaryOperator<String> smaller) throws IOException {
        HeaderImports.make(figure, downloads(), data);
        Town town = new Town(new MemoryStore("home"), folder.resolve("cache"), 100, UnaryOperator.identity());
        town.upload(data, smaller.apply(figure.yaml()).getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).as(town.answer()).isTrue();
        return Json.tree(Objects.requireNonNull(town.report().get("summary.json")));
    }
}
