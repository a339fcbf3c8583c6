package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.store.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The published schema allows what the reader allows. */
class ExperimentSchemaTest {

    private static final Path PUBLISHED = Path.of("src/main/resources/schema/experiment.schema.json");

    /** What the reader asks beyond what a JSON schema can say: how values of different keys compare. */
    private static final List<String> BEYOND =
            List.of("alphas run from", "is asked for twice", "the keys must differ by more");

    private static final List<JsonNode> VALUES = Stream.of(
                    "null true 0 1 3 5 6 -1 0.5 1.5 5.0 1e-3 100 101 10001 9007199254740992 [] {} [1] [1,1] [1,1.0] [0.3]",
                    "'' 'all' 'x' 'a/b' 'a//b' '/a' '../a' 's3://bucket/a' 'A_B' 'frozen' 'moving' 'fog' 'features.4'",
                    "'small-vgg' 'full-fine-tuning' 'local-collision' 'one-layer-interpolation' 'direct-low-rank' 'external' 'a/b.safetensors' 'sgd' 'adamw' [[]] [{}] [null] ['a']",
                    "['fog'] ['fog','fog'] ['frozen','moving'] ['features.4'] ['datasets/r'] ['a/r','b/r']")
            .flatMap(line -> Stream.of(line.replace('\'', '"').split(" ")))
            .map(value -> Json.tree(value.getBytes(StandardCharsets.UTF_8)))
            .toList();

    private static final List<String> KEYS = List.of(
            "layers",
            "target",
            "limit",
            "seed",
            "severities",
            "datasets",
            "restarts",
            "batch-size",
            "augmentation",
            "step",
            "colour",
            "rank",
            "initial-scale",
            "optimiser",
            "weight-decay",
            "warmup-steps",
            "max-minutes",
            "base",
            "as",
            "weights",
            "delta",
            "learning-rates");

    private final JsonNode schema = Json.tree(new ExperimentReader().schema());

    @Test
    void thePublishedSchemaIsTheOneTheReaderChecksBy() throws IOException {
        assertThat(Files.readString(PUBLISHED))
                .as("./editrisk schema > " + PUBLISHED)
                .isEqualTo(new String(new ExperimentReader().schema(), StandardCharsets.UTF_8));
    }

    @Test
    void examplesFitTheSchema() throws IOException {
        assertThat(SchemaEvaluator.valid(schema, json(Files.readString(Path.of("examples/garments.yaml")))))
                .isTrue();
        assertThat(SchemaEvaluator.valid(schema, json(new SampleExperiment().text())))
                .isTrue();
    }

    @Test
    void whateverIsChangedReaderAndSchemaJudgeAlike() {
        Random random = new Random(20);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            JsonNode experiment = json(new SampleExperiment()
                    .with(23, "  severities: [1, 3]", "  datasets: [datasets/r]")
                    .text());
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                change(experiment, random);
            }
            List<String> faults = SampleExperiment.faults(experiment.toString()).stream()
                    .filter(fault -> BEYOND.stream().noneMatch(fault::contains))
                    .toList();
            assertThat(SchemaEvaluator.valid(schema, experiment))
                    .as(experiment + "\n" + faults)
                    .isEqualTo(faults.isEmpty());
            refused += faults.isEmpty() ? 0 : 1;
        }
        assertThat(refused).isBetween(1_000, 2_900);
    }

    private static JsonNode json(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        return Json.tree(Json.encode(new Load(settings).loadFromString(yaml)));
    }

    /** Replaces, removes or adds one value somewhere in the tree. */
    private static void change(JsonNode root, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() || random.nextInt(4) == 0
                    ? KEYS.get(random.nextInt(KEYS.size()))
                    : names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (container instanceof ArrayNode list) {
            if (list.isEmpty() || random.nextInt(3) == 0) {
                list.add(value);
            } else {
                list.set(random.nextInt(list.size()), value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    @Test
    void theEvaluatorItselfTellsRightFromWrong() {
        ObjectNode above = JsonNodeFactory.instance.objectNode();
        above.put("exclusiveMinimum", new BigDecimal("0.1"));

        assertThat(SchemaEvaluator.valid(above, JsonNodeFactory.instance.numberNode(0.2)))
                .isTrue();
        assertThat(SchemaEvaluator.valid(above, JsonNodeFactory.instance.numberNode(0.1)))
                .isFalse();
    }
}
