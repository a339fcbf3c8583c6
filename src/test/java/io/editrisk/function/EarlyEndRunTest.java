package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.FewGarments;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Look;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits whose evaluation ends before all images are measured, one that is measured to its end, and one that starts from one. */
class EarlyEndRunTest {

    private static final String CHAINED = "full-fine-tuning+after";

    @TempDir
    private static Path folder;

    private static Path data;
    private static Town plain;

    @TempDir
    private Path own;

    @BeforeAll
    static void runOnceInOrder() throws IOException {
        data = folder.resolve("data");
        FewGarments.write(data, 100);
        plain = Town.watched(new MemoryStore(), folder.resolve("cache"));
        upload(plain, "stop-when: {interval-below: 0.6}");
        plain.deliverAll();
        assertThat(plain.completed()).as(plain.answer()).isTrue();
    }

    private static void upload(Town town, String stop) {
        town.upload(data, """
                name: early
                seed: 7
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                edits:
                  - {method: local-fine-tuning, layers: [features.18], learning-rates: [0.001], epochs: 4}
                  - {method: one-layer-interpolation, layers: [features.18], learning-rates: [0.001], epochs: 4}
                  - {method: full-fine-tuning, learning-rates: [0.001, 0.003], epochs: 6}
                  - method: full-fine-tuning
                    learning-rates: [0.001]
                    epochs: 2
                    base: local-fine-tuning@features.18
                    as: after
                alphas: {step: 0.5}
                shifts: {corruptions: [fog], severities: [3, 5]}
                gate: {max-original-drop: 0.02, max-original-ood-penalty: 0.02}
                %s
                """.formatted(stop).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Look> looks(Town town) {
        Map<String, Look> looks = new TreeMap<>();
        town.runObjects().forEach((key, content) -> {
            if (key.endsWith("/look.json")) {
                Look look = Json.decode(content, Look.class);
                looks.put(look.edit() + " " + look.look(), look);
            }
        });
        return looks;
    }

    private static List<MetricRecord> records(Town town) {
        return town.runObjects().entrySet().stream()
                .filter(object -> object.getKey().contains("/records/"))
                .map(object -> Json.decode(object.getValue(), MetricRecord.class))
                .toList();
    }

    private static long images(Town town, String edit, String set) {
        return records(town).stream()
                .filter(record -> record.edit().equals(edit) && record.set().equals(set))
                .mapToLong(record -> record.labels().size())
                .sum();
    }

    @Test
    void anEditIsMeasuredUpToTheLookThatFoundEnough() {
        Map<String, Look> looks = looks(plain);

        assertThat(looks.values()).anyMatch(look -> !look.goOn()).anyMatch(Look::goOn);
        looks.values().stream().filter(look -> !look.goOn()).forEach(last -> {
            assertThat(images(plain, last.edit(), "original"))
                    .isEqualTo(List.of(5, 10, 20).get(last.look() - 1).longValue());
            assertThat(images(plain, last.edit(), "editing"))
                    .isEqualTo(List.of(4, 8, 15).get(last.look() - 1).longValue());
        });
        assertThat(images(plain, EvaluationTask.UNEDITED, "original")).isEqualTo(40);
    }

    @Test
    void whatALookFoundIsKeptWithItsIntervals() {
        Look last = looks(plain).values().stream()
                .filter(look -> !look.goOn() && look.edit().startsWith("local"))
                .findFirst()
                .orElseThrow();

        // both names that the same weights are reported under, of which one may stop on the way
        assertThat(last.quantities())
                .extracting(quantity -> quantity.edit() + " " + quantity.limit())
                .containsExactly(
                        "local-fine-tuning@features.18 max-original-drop",
                        "local-fine-tuning@features.18 max-original-ood-penalty",
                        "one-layer-interpolation@features.18 max-original-drop",
                        "one-layer-interpolation@features.18 max-original-ood-penalty");
        assertThat(last.quantities()).extracting(Look.Quantity::state).doesNotContain(Look.State.OPEN);
    }

    @Test
    void predictionsAreThoseOfTheRunThatMeasuresAllImages() {
        Town whole = new Town(new MemoryStore(), own.resolve("cache"), 300, UnaryOperator.identity());
        upload(whole, "");
        whole.deliverAll();
        Map<String, Integer> expected = predictions(whole);
        Map<String, Integer> found = predictions(plain);
        found.keySet().removeIf(key -> key.startsWith(CHAINED));

        assertThat(found.size()).isGreaterThan(500);
        List<String> others = found.keySet().stream()
                .filter(key -> !found.get(key).equals(expected.get(key)))
                .toList();
        assertThat(others).isEmpty();
        assertThat(Json.tree(whole.report().get("summary.json")).has("early")).isFalse();
    }

    private static Map<String, Integer> predictions(Town town) {
        Map<String, Integer> predictions = new HashMap<>();
        for (MetricRecord record : records(town)) {
            for (AlphaPoint point : record.points()) {
                for (int i = 0; i < record.identities().size(); i++) {
                    predictions.put(
                            String.join(
                                    " ",
                                    record.edit(),
                                    record.set(),
                                    Double.toString(point.alpha()),
                                    record.identities().get(i)),
                            point.predictions().get(i));
                }
            }
        }
        return predictions;
    }

    @Test
    void lostEventsAndSmallerTasksGiveTheSameLooksAndTheSameReport() {
        Town town = new Town(new MemoryStore(), own.resolve("cache"), 7, UnaryOperator.identity());
        upload(town, "stop-when: {interval-below: 0.6}");
        SplittableRandom random = new SplittableRandom(3);

        town.deliverSome(random, random::nextInt);

        assertThat(looks(town)).isEqualTo(looks(plain));
        assertThat(town.report().keySet()).isEqualTo(plain.report().keySet());
        plain.report()
                .forEach((file, content) ->
                        assertThat(town.report().get(file)).as(file).isEqualTo(content));
    }

    @Test
    void theReportSaysHowMuchWasSaved() {
        JsonNode summary = Json.tree(plain.report().get("summary.json"));
        JsonNode early = summary.get("early");

        long made = records(plain).stream()
                .mapToLong(record ->
                        (long) record.labels().size() * record.points().size())
                .sum();
        assertThat(early.get("looks").intValue()).isEqualTo(4);
        assertThat(early.get("predictions").longValue())
                .isEqualTo(made)
                .isLessThan(early.get("of").longValue());
        assertThat(early.get("edits")).hasSize(3);
        for (JsonNode ended : early.get("edits")) {
            assertThat(edit(summary, ended.get("edit").textValue()).at("/points/0/original/seen"))
                    .isEqualTo(ended.get("images"));
        }
        assertThat(new String(plain.report().get("report.md"), StandardCharsets.UTF_8))
                .contains("ended before all images were measured");
        assertThat(new String(plain.report().get("index.html"), StandardCharsets.UTF_8))
                .contains("of all predictions were saved");
    }

    private static JsonNode edit(JsonNode summary, String name) {
        for (JsonNode edit : summary.get("edits")) {
            if (edit.get("edit").textValue().equals(name)) {
                return edit;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void whatStartsFromOneStartsAtThePointThatIsTakenOfWhatWasMeasured() {
        JsonNode summary = Json.tree(plain.report().get("summary.json"));

        assertThat(edit(summary, CHAINED).at("/base/alpha"))
                .isEqualTo(edit(summary, "local-fine-tuning@features.18").at("/chosen/alpha"));
    }
}
