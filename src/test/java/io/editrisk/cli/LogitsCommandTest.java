package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Preprocessing;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogitsCommandTest {

    private static final List<String> NAMES = List.of("a b.png", "c,d.png", "deep/e.PNG");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands = Editrisk.commandLine(CommandLine.defaultFactory())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    private final List<RgbImage> pictures = DrawnNetwork.pictures(3, NAMES.size());
    private Path images;
    private Path weights;
    private float[] logits;

    /** The command takes all of the process's cores, and leaves the rest of the process as it was. */
    @AfterEach
    void asManyThreadsAsBefore() {
        assertThat(TensorEngine.threadsPerOperation()).isEqualTo(1);
    }

    @BeforeEach
    void write() throws IOException {
        images = Files.createDirectories(folder.resolve("images"));
        Files.createDirectory(images.resolve("deep"));
        for (int i = 0; i < NAMES.size(); i++) {
            Files.write(images.resolve(NAMES.get(i)), new ImageCodec().encodePng(pictures.get(i)));
        }
        Files.writeString(images.resolve("notes.txt"), "not a picture");
        TensorEngine.enter();
        try (var manager = TensorEngine.manager()) {
            Weights drawn = DrawnNetwork.weights(5, manager);
            weights = Files.write(folder.resolve("w.safetensors"), Safetensors.encode(drawn.asMap()));
            Preprocessing preprocessing = DrawnNetwork.ARCHITECTURE.preprocessing();
            List<RgbImage> batch =
                    PictureBatches.of(pictures, preprocessing).get(0).pictures();
            float[] whole = DrawnNetwork.NETWORK
                    .run(preprocessing.batch(batch, manager), drawn)
                    .toFloatArray();
            logits = Arrays.copyOf(whole, pictures.size() * DrawnNetwork.CLASSES);
        }
    }

    @Test
    void aRowAPictureInTheOrderOfNamesToTheLastDigit() throws IOException {
        Path csv = folder.resolve("out.csv");

        assertThat(type("-o", csv.toString())).isEqualTo(ExitStatus.DONE);

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).startsWith("file,class 0,class 1,").endsWith(",class 9");
        assertThat(lines.get(2)).startsWith("\"c,d.png\",");
        assertThat(lines).hasSize(1 + NAMES.size());
        for (int i = 0; i < NAMES.size(); i++) {
            String[] cells = lines.get(i + 1).split(",");
            float[] row = new float[DrawnNetwork.CLASSES];
            for (int label = 0; label < row.length; label++) {
                row[label] = Float.parseFloat(cells[cells.length - row.length + label]);
            }
            assertThat(row).containsExactly(Arrays.copyOfRange(logits, i * row.length, (i + 1) * row.length));
        }
    }

    @Test
    void theLikeliestClassesArePrintedWithTheirNames() throws IOException {
        Path names =
                Files.writeString(folder.resolve("names.txt"), "zero\none\ntwo\nthree\nfour\nfive\nsix\n7\n8\n9\n");

        assertThat(type("--top", "2", "--classes", names.toString())).isEqualTo(ExitStatus.DONE);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3 * NAMES.size()).contains(NAMES.get(0), NAMES.get(1), NAMES.get(2));
        int best = 0;
        for (int label = 1; label < DrawnNetwork.CLASSES; label++) {
            best = logits[label] > logits[best] ? label : best;
        }
        assertThat(lines.get(1))
                .matches(" +[0-9.]+% +" + best + " " + Files.readAllLines(names).get(best));
    }

    @Test
    void aDamagedPictureIsNamedAndNothingIsLeft() throws IOException {
        byte[] whole = Files.readAllBytes(images.resolve(NAMES.get(1)));
        Files.write(images.resolve(NAMES.get(1)), Arrays.copyOf(whole, whole.length / 2));

        assertRefused("c,d.png: ", "-o", folder.resolve("out.csv").toString());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(images, weights);
        }
    }

    @Test
    void wrongWordsAreSaidInOneLine() throws IOException {
        assertRefused("nothing is asked for: name a file with -o, or a number of classes with --top");
        assertRefused("--threads is 0; at least 1", "--top", "1", "--threads", "0");
        assertRefused("device is 'gpu'; expected auto, cpu, or a GPU as cuda:0", "--top", "1", "--device", "gpu");
        assertRefused("--classes names 4; ", "--top", "1", "--classes", "kitti");
        assertRefused("unknown class names 'imagnet', did you mean 'imagenet'?", "--top", "1", "--classes", "imagnet");
        assertRefused("--templates needs --classes: the names that go in", "--top", "1", "--templates", "mnist");
        assertRefused(
                "--templates: small-vgg reads no texts; leave it out",
                "--top",
                "1",
                "--templates",
                "mnist",
                "--classes",
                "mnist");
        assertRefused("--size is 33; small-vgg takes multiples of 8", "--top", "1", "--size", "33");
        assertRefused(
                folder.resolve("no/x.csv") + ": its folder is not there",
                "-o",
                folder.resolve("no/x.csv").toString());
        images = folder.resolve("gone");
        assertRefused(images + ": no such folder; expected one of PNG or JPEG pictures", "--top", "1");
        images = Files.createDirectory(folder.resolve("empty"));
        assertRefused(images + ": no picture in it; expected files that end in .png, .jpg or .jpeg", "--top", "1");
    }

    @Test
    void torchScriptIsRunOnlyWhereItIsTrusted() throws IOException {
        weights = Path.of("src/test/resources/reference/torchscript/net.pt");
        Path csv = folder.resolve("out.csv");

        assertRefused("net.pt is a zip, as PyTorch saves pickled weights and TorchScript", "-o", csv.toString());
        assertThat(csv).doesNotExist();
        assertThat(type("--trust-code", "-o", csv.toString(), "--top", "1")).isEqualTo(ExitStatus.DONE);
        assertThat(Files.readAllLines(csv))
                .hasSize(1 + NAMES.size())
                .first()
                .asString()
                .endsWith(",class 4");
        assertRefused(
                "--classes names 10; the network tells 5 apart", "--trust-code", "--top", "1", "--classes", "mnist");
    }

    @Test
    void clipWithoutAHeadGivesFeaturesAndNoClasses() throws IOException {
        Architecture clip = Architectures.named("clip-vit-b-32").orElseThrow();
        try (var manager = TensorEngine.manager()) {
            Map<String, NDArray> zeros = new LinkedHashMap<>();
            clip.tensors(0).forEach((name, shape) -> zeros.put(name, manager.zeros(shape(shape))));
            Files.write(weights, Safetensors.encode(zeros));
        }
        Path csv = folder.resolve("out.csv");
        List<String> choice = List.of("--architecture", "clip-vit-b-32");

        assertThat(commands.execute(words(choice, "-o", csv.toString()))).isEqualTo(ExitStatus.DONE);

        assertThat(Files.readAllLines(csv).get(0)).startsWith("file,feature 0,").endsWith(",feature 511");
        assertThat(commands.execute(words(choice, "--top", "1"))).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).startsWith("--top: the weights have no head; give --classes and --templates");
    }

    private static Shape shape(List<Long> extents) {
        return new Shape(extents.stream().mapToLong(Long::longValue).toArray());
    }

    private int type(String... more) {
        return commands.execute(words(List.of("--architecture", "small-vgg"), more));
    }

    private String[] words(List<String> architecture, String... more) {
        List<String> words = new ArrayList<>(List.of("logits", "--weights", weights.toString()));
        words.addAll(architecture);
        words.addAll(List.of("--images", images.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private void assertRefused(String said, String... more) {
        err.getBuffer().setLength(0);
        assertThat(type(more)).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString().lines()).singleElement().asString().startsWith(said);
    }
}
