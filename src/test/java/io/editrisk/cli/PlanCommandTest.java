package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.FewGarments;
import io.editrisk.dataset.ShardCache;
import io.editrisk.image.ImageCodec;
import io.editrisk.store.FolderStore;
import io.editrisk.store.Json;
import io.editrisk.tensor.TensorEngine;
import io.editrisk.text.ClipTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tiny experiment will do, counted by hand: 40 images, 30 to be right about, 24 pairs; three trials of two edits. */
class PlanCommandTest {

    /** Multiplications and additions of small-vgg's layers: twice inputs, outputs, nine and the pixels they are at. */
    private static final double BEFORE_18 =
            18.0 * (3 * 32 * 32 * 32 + (32 * 48 + 48 * 48) * 16 * 16) + 18.0 * (48 * 96 + 96 * 96) * 8 * 8;

    private static final double LAYER_18 = 18.0 * 96 * 128 * 4 * 4;

    /** A head counts as one of a thousand classes. */
    private static final double FROM_18 = LAYER_18 + 2 * 128 * 1000;

    private static final double WHOLE = BEFORE_18 + FROM_18;
    private static final double SET_IMAGES = 3 * (40 + 30);

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void lay() throws IOException {
        desk = Desk.in(folder);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode plan(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "plan";
        words[1] = "--json";
        System.arraycopy(more, 0, words, 2, more.length);
        Typed typed = Typed.of(words);
        typed.assertDone();
        return Json.tree(typed.out().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertAmount(JsonNode work, String name, double expected) {
        assertThat(work.get(name).get("known").doubleValue()).as(name).isEqualTo(expected);
        assertThat(work.get(name).get("complete").booleanValue()).as(name).isTrue();
    }

    @Test
    void whatIsMeasuredIsCounted() {
        JsonNode work = plan(file(Desk.EXPERIMENT)).get("work");

        assertThat(work.get("edits").intValue()).isEqualTo(2);
        assertThat(work.get("trials").intValue()).isEqualTo(3);
        assertThat(work.get("epochs").intValue()).isEqualTo(3);
        assertAmount(work, "tasks", 6 * 3);
        assertAmount(work, "images", SET_IMAGES);
        assertAmount(work, "image-points", SET_IMAGES + 2 * 2 * SET_IMAGES);
        assertThat(work.get("per-picture").doubleValue()).isEqualTo(WHOLE);
        assertAmount(work, "unedited", SET_IMAGES * WHOLE);
        assertAmount(work, "before", SET_IMAGES * BEFORE_18);
        assertAmount(work, "after", 2 * SET_IMAGES * (FROM_18 + WHOLE));
    }

    @Test
    void trainingIsCountedAtMost() {
        JsonNode work = plan(file(Desk.EXPERIMENT)).get("work");

        double local = 24 * (BEFORE_18 + FROM_18 + 3 * (2 * FROM_18 + LAYER_18)) + 30 * (BEFORE_18 + 4 * FROM_18);
        double full = 24 * (WHOLE + 3 * 3 * WHOLE) + 30 * 4 * WHOLE;
        assertAmount(work, "training", local + 2 * full);
        assertAmount(work, "moments", 0);
    }

    @Test
    void collisionLossesLookAtTheLayerAndAtBothSidesOfAPair() throws IOException {
        desk.write("collision.yaml", "method: local-fine-tuning\n", "method: local-collision\n    target: moving\n");

        JsonNode work = plan(file("collision.yaml")).get("work");

        double local = 24 * (2 * BEFORE_18 + 3 * LAYER_18 + 3 * 2 * 3 * LAYER_18) + 30 * (BEFORE_18 + 4 * FROM_18);
        double full = 24 * (WHOLE + 3 * 3 * WHOLE) + 30 * 4 * WHOLE;
        assertAmount(work, "training", local + 2 * full);
    }

    @Test
    void searchedRatesAreCountedRungByRung() throws IOException {
        desk.write("auto.yaml", "learning-rates: [0.003]\n    epochs: 3\n", "learning-rates: auto\n    epochs: 16\n");

        JsonNode work = plan(file("auto.yaml")).get("work");

        // 15 trials for one epoch, four of them for three more, two of these for twelve more
        double local = 15 * local(1) + 4 * local(3) + 2 * local(12);
        double full = 24 * (WHOLE + 3 * 3 * WHOLE) + 30 * 4 * WHOLE;
        assertAmount(work, "training", local + 2 * full);
        assertThat(work.get("trials").intValue()).isEqualTo(15 + 2);
    }

    private static double local(int epochs) {
        return 24 * (BEFORE_18 + FROM_18 + epochs * (2 * FROM_18 + LAYER_18))
                + 30 * (BEFORE_18 + (epochs + 1) * FROM_18);
    }

    @Test
    void trialsThatAreChosenByTheirCostSeeTheOriginalTaskToo() throws IOException {
        desk.write("mean.yaml", "seed: 7\n", "seed: 7\nchoose-trial: mean\n");

        assertThat(training(file("mean.yaml")) - training(file(Desk.EXPERIMENT)))
                .isEqualTo(40 * (BEFORE_18 + 2 * FROM_18 + 2 * 2 * WHOLE));
    }

    private double training(String file) {
        return plan(file).get("work").get("training").get("known").doubleValue();
    }

    /** One of 30 images, one of the first 10 of these. */
    private void writeTwoTasks(String name) throws IOException {
        desk.write(name, """
                editing-task:
                  train: datasets/garments-on-snow/train
                  validation: datasets/garments-on-snow/val
                """, """
                editing-tasks:
                  - {name: snow, train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                  - {name: few, train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val, limit: 10}
                """);
    }

    @Test
    void severalEditingTasksAreMeasuredEachWithItsOwnEdits() throws IOException {
        writeTwoTasks("several.yaml");

        JsonNode work = plan(file("several.yaml")).get("work");

        assertThat(work.get("edits").intValue()).isEqualTo(4);
        assertAmount(work, "images", 3 * (40 + 30 + 10));
        assertAmount(work, "image-points", 3 * (40 + 30 + 10) + 2 * 2 * 3 * (40 + 30 + 40 + 10));
    }

    @Test
    void anEditThatStartsFromAnotherIsMeasuredThereTooAndOnTheTasksBefore() throws IOException {
        writeTwoTasks("chained.yaml");
        String yaml = Files.readString(folder.resolve("chained.yaml"));
        Files.writeString(
                folder.resolve("chained.yaml"),
                yaml.replace("method: local-fine-tuning\n", "method: local-fine-tuning\n    tasks: [snow]\n")
                        .replace(
                                "method: full-fine-tuning\n",
                                "method: full-fine-tuning\n    tasks: [few]\n"
                                        + "    base: snow:local-fine-tuning@features.18\n"));

        JsonNode work = plan(file("chained.yaml")).get("work");

        double alone = 3 * (40 + 30);
        double chained = 3 * (40 + 10) + 30;
        assertThat(work.get("edits").intValue()).isEqualTo(2);
        assertAmount(work, "image-points", 3 * (40 + 30 + 10) + 2 * alone + 3 * chained);
        assertAmount(work, "after", 2 * alone * FROM_18 + 3 * chained * WHOLE);
    }

    /** small-clip's texts: 12 blocks of a width of 64, then what both towers share, as wide. */
    @Test
    void zeroShotHeadsAreCountedSentenceBySentenceAndEachOnce() throws IOException {
        desk.write("clip.yaml", "task:\n  validation: datasets/garments\n", """
                task:
                  validation: datasets/garments
                  prompts: {templates: mnist}
                """);
        String yaml = Files.readString(folder.resolve("clip.yaml"))
                .replace("small-vgg", "small-clip")
                .replace("models/garments", "models/clip")
                .replace("features.18", "visual.transformer.resblocks.1")
                .replace("epochs: 3\n", "epochs: 3\n    optimiser: sgd\n");
        Files.writeString(folder.resolve("clip.yaml"), yaml);
        Files.writeString(
                folder.resolve("again.yaml"),
                yaml.replace(
                        "garments-on-snow/val\n",
                        "garments-on-snow/val\n  prompts: {templates: mnist, classes: words.txt}\n"));

        JsonNode heads = plan(file("clip.yaml")).get("work");
        JsonNode unknown = plan(file("again.yaml"));

        ClipTokenizer tokenizer = ClipTokenizer.load();
        double operations = 0;
        for (String name : garments()) {
            int[] tokens = tokenizer.tokens("a photo of the number: \"" + name + "\".");
            double length = Arrays.stream(tokens).boxed().toList().indexOf(ClipTokenizer.END) + 1;
            operations += 12 * (length * 24 * 64 * 64 + 4 * length * length * 64) + 2 * 64 * 64;
        }
        assertAmount(heads, "heads", operations);
        assertThat(unknown.get("work").get("heads").get("known").doubleValue()).isEqualTo(operations);
        assertThat(unknown.get("work").get("heads").get("complete").booleanValue())
                .isFalse();
        assertThat(unknown.at("/needs").toString()).contains("\"words.txt\"");
        assertAmount(plan(file(Desk.EXPERIMENT)).get("work"), "heads", 0);
    }

    private List<String> garments() {
        return new Datasets(new ImageCodec(), new ShardCache(0))
                .open(new FolderStore(folder), FewGarments.ORIGINAL)
                .manifest()
                .classes();
    }

    @Test
    void bytesAreThoseOfTheFiles() throws IOException {
        JsonNode work = plan(file(Desk.EXPERIMENT)).get("work");

        assertAmount(work, "weight-bytes", Files.size(folder.resolve(FewGarments.WEIGHTS)));
        double local = 4 * (96 * 128 * 9);
        assertThat(work.get("delta-bytes").get("known").doubleValue())
                .as("one layer once, all layers twice")
                .isBetween(local + 2 * 4 * 260_000, local + 2 * 4 * 280_000);
        assertThat(work.get("data-bytes").get("known").doubleValue()).isPositive();
    }

    @Test
    void aRateGivesHours() {
        JsonNode answer = plan("--rate", "2", file(Desk.EXPERIMENT));

        JsonNode hours = answer.get("hours");
        double evaluation = SET_IMAGES * (WHOLE + BEFORE_18 + 2 * (FROM_18 + WHOLE));
        assertThat(hours.get("evaluation").get("known").doubleValue() * 3600)
                .isCloseTo(evaluation / 2e9, withPercentage(1e-9));
        assertThat(hours.get("training-at-most").get("complete").booleanValue()).isTrue();
    }

    @Test
    void whatIsNotHereIsSaidAndMayBeAssumed() throws IOException {
        desk.write("far.yaml", "train: datasets/garments-on-snow/train", "train: datasets/elsewhere");

        Typed typed = Typed.of("plan", file("far.yaml"));
        typed.assertDone();
        assertThat(typed.out().lines())
                .contains("needs datasets/elsewhere: not here")
                .anyMatch(line -> line.matches("training at most +[0-9.]+ GFLOP and more +when no trial stops early"))
                .anyMatch(line -> line.matches("evaluation tasks +18"));

        JsonNode here = plan(file(Desk.EXPERIMENT)).get("work");
        JsonNode assumed =
                plan("--samples", "datasets/elsewhere=24", file("far.yaml")).get("work");
        assertThat(assumed.get("training")).isEqualTo(here.get("training"));
        Typed.of("plan", "--samples", "datasets/garments=3", file("far.yaml"))
                .assertRefused("--samples datasets/garments=3: expected a data set that is not here,");
    }

    @Test
    void aWrongFileEndsAsItDoesWithRun() throws IOException {
        desk.write("wrong.yaml", "severities: [3]", "severities: [6]");
        desk.write(
                "misfit.yaml",
                "validation: datasets/garments-on-snow/val",
                "validation: datasets/garments-on-snow/train");
        Files.writeString(folder.resolve("models/few.safetensors"), "no weights");
        desk.write("weights.yaml", "models/garments.safetensors", "models/few.safetensors");

        Typed.of("plan", file("wrong.yaml")).assertRefused(file("wrong.yaml") + ":24:16: ");
        Typed.of("plan", file("misfit.yaml"))
                .assertRefused(
                        file("misfit.yaml") + ":11:15: datasets/garments-on-snow/train holds pairs; expected images");
        Typed.of("plan", file("weights.yaml")).assertRefused(file("weights.yaml") + ":6:12: few.safetensors");
        Typed.of("plan", file("none.yaml")).assertRefused(file("none.yaml") + ": no such file");
        Typed.of("plan", "--rate", "-1", file(Desk.EXPERIMENT)).assertRefused("--rate is a number above 0");
    }

    @Test
    void thisMachineIsMeasuredByTheNetworkItself() {
        JsonNode hours =
                plan("--measure", "--device", "cpu", file(Desk.EXPERIMENT)).get("hours");

        assertThat(hours.get("gflops").doubleValue()).isPositive();
        assertThat(hours.get("device").textValue()).startsWith("cpu");
        assertThat(TensorEngine.threadsPerOperation()).as("as before").isEqualTo(1);
    }
}
