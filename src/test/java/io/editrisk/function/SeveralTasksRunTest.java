package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.FewGarments;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments of one and two editing tasks, from the upload to the report: averages, and trials chosen by their cost. */
class SeveralTasksRunTest {

    private static final String ONE = """
            editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val, limit: 20}
            """;

    private static final String TWO = """
            editing-tasks:
              - {name: snow, train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val, limit: 20}
              - {name: fewer, train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val, limit: 10}
            """;

    @TempDir
    private Path folder;

    private Town town;

    @BeforeEach
    void open() throws IOException {
        FewGarments.write(folder.resolve("data"), 60);
        town = new Town(new MemoryStore("home"), folder.resolve("cache"), 8, UnaryOperator.identity());
    }

    private JsonNode run(String tasks, String edits) {
        town.upload(folder.resolve("data"), ("""
                name: tasks
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments, limit: 16}
                """ + tasks + edits + """
                alphas: {step: 0.5}
                shifts: {corruptions: [fog], severities: [3]}
                gate: {max-original-drop: 1}
                """).getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).isTrue();
        return Json.tree(Objects.requireNonNull(town.report().get("summary.json")));
    }

    @Test
    void eachTaskIsEditedForAndMeasuredAsItWouldBeAlone() {
        String edits = """
                edits:
                  - {method: local-fine-tuning, layers: [features.18], learning-rates: [0.003], epochs: 4}
                """;
        JsonNode alone = run(ONE, edits);
        JsonNode both = run(TWO, edits);

        assertThat(names(both))
                .containsExactly("snow:local-fine-tuning@features.18", "fewer:local-fine-tuning@features.18");
        JsonNode snow = both.at("/edits/0");
        assertThat(snow.at("/task").textValue()).isEqualTo("snow");
        assertThat(snow.at("/points")).isEqualTo(alone.at("/edits/0/points"));
        assertThat(snow.at("/trials")).isEqualTo(alone.at("/edits/0/trials"));
        assertThat(both.at("/edits/1/points/0/editing/seen").intValue()).isEqualTo(10);
        assertThat(both.at("/unedited/editing")).hasSize(2);
        assertThat(both.at("/unedited/editing/0/accuracy")).isEqualTo(alone.at("/unedited/editing/0/accuracy"));
        assertThat(new String(Objects.requireNonNull(town.report().get("metrics.csv")), StandardCharsets.UTF_8))
                .contains(
                        "\nfewer:local-fine-tuning@features.18,fewer,local-fine-tuning,features.18,1,datasets/garments-on-snow/val,fog,3,");
    }

    @Test
    void theReportAveragesOverTasksAndLayers() {
        JsonNode summary = run(TWO, """
                edits:
                  - {method: local-collision, layers: [features.18], learning-rates: [1], epochs: 5}
                  - {method: local-fine-tuning, layers: [features.11, features.18], learning-rates: [0.003], epochs: 2}
                  - {method: local-fine-tuning, tasks: [snow], layers: [features.14], learning-rates: [1.0e+9], epochs: 1}
                """);

        List<JsonNode> averages = list(summary.at("/averages"));
        assertThat(averages)
                .extracting(average -> average.at("/of").textValue())
                .containsExactly(
                        "local-collision",
                        "local-fine-tuning",
                        "local-fine-tuning@features.11",
                        "local-fine-tuning@features.18");
        for (JsonNode average : averages) {
            List<JsonNode> edits = list(summary.at("/edits")).stream()
                    .filter(edit -> edit.at("/place")
                            .textValue()
                            .startsWith(average.at("/of").textValue()))
                    .filter(edit -> edit.has("chosen"))
                    .toList();
            assertThat(average.at("/edits").intValue()).isEqualTo(edits.size());
            for (String change :
                    List.of("editing-change", "original-change", "original-ood-penalty", "editing-ood-penalty")) {
                double mean = edits.stream()
                        .mapToDouble(
                                edit -> chosen(edit).at("/" + change + "/value").doubleValue())
                        .average()
                        .orElseThrow();
                assertThat(average.at("/" + change + "/value").doubleValue())
                        .as(change)
                        .isCloseTo(mean, within(1e-12));
            }
        }
        assertThat(averages.get(1).at("/without").intValue()).isEqualTo(1);
        assertThat(new String(Objects.requireNonNull(town.report().get("index.html")), StandardCharsets.UTF_8))
                .contains(
                        "On average, by method and layer</summary>", "4, 1 more gained nothing", "snow:before editing");
    }

    @Test
    void trialsThatAreChosenByTheirCostAreMeasuredOnTheOriginalTask() {
        JsonNode summary = run(ONE, """
                choose-trial: mean
                edits:
                  - {method: local-fine-tuning, layers: [features.18], learning-rates: [0.003, 0.01, 1.0e+9], epochs: 4}
                """);

        JsonNode edit = summary.at("/edits/0");
        int kept = edit.at("/trial").intValue();
        assertThat(list(edit.at("/points")).get(2).at("/original/correct"))
                .as("what the trial was chosen by is what is measured at full strength")
                .isEqualTo(edit.at("/trials/" + kept + "/original/correct"));
        assertThat(edit.at("/trials/2").has("original"))
                .as("a trial without weights")
                .isFalse();
        double most = list(edit.at("/trials")).stream()
                .filter(trial -> trial.has("original"))
                .mapToDouble(SeveralTasksRunTest::mean)
                .max()
                .orElseThrow();
        assertThat(mean(edit.at("/trials/" + kept))).isEqualTo(most);
    }

    private static double mean(JsonNode trial) {
        return (trial.at("/original/accuracy").doubleValue()
                        + trial.at("/editing/accuracy").doubleValue())
                / 2;
    }

    @Test
    void aTaskWithoutAnEditToTakeFailsTheRun() {
        JsonNode summary = run(TWO, """
                edits:
                  - {method: local-fine-tuning, layers: [features.18], tasks: [snow], learning-rates: [0.003], epochs: 4}
                  - {method: full-fine-tuning, tasks: [fewer], learning-rates: [1.0e+9], epochs: 1}
                """);

        assertThat(summary.at("/verdict").textValue()).isEqualTo("fail");
        assertThat(list(summary.at("/recommended")))
                .extracting(JsonNode::textValue)
                .containsExactly("snow:local-fine-tuning@features.18");
        assertThat(summary.at("/sentence").textValue())
                .startsWith(
                        "For 1 of 2 editing tasks, not for fewer, an edit improves and keeps the gate: the best of each"
                                + " (snow:local-fine-tuning@features.18 at α = ");
    }

    private static JsonNode chosen(JsonNode edit) {
        return list(edit.at("/points")).stream()
                .filter(point -> point.at("/alpha").equals(edit.at("/chosen/alpha")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode summary) {
        return list(summary.at("/edits")).stream()
                .map(edit -> edit.at("/edit").textValue())
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
    }
}
