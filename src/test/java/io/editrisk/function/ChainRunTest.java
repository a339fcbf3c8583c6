package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.FewGarments;
import io.editrisk.edit.StartingPoint;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.event.Doorbell;
import io.editrisk.experiment.Plan;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain of three edits for two tasks, and one that breaks off because what it starts from failed. */
class ChainRunTest {

    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final String FIRST = "snow:one-layer-interpolation@features.18";
    private static final String SECOND = "gravel:local-collision@features.14";
    private static final String THIRD = "snow:rewriting@features.18+again";
    private static final String FAILED = "gravel:full-fine-tuning";
    private static final String ON_FAILED = "gravel:local-fine-tuning@features.11";
    private static final String ON_THAT = "snow:local-fine-tuning@features.11";

    private static final String HEAD = """
            name: chained
            seed: 7
            model: {architecture: small-vgg, weights: %s}
            task: {validation: datasets/garments, limit: 24, train: datasets/garments, train-limit: 20}
            editing-tasks:
              - {name: snow, train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
              - {name: gravel, train: datasets/garments-on-gravel/train, validation: datasets/garments-on-gravel/val}
            alphas: {step: 0.5}
            choose-alpha: %s
            choose-trial: mean
            shifts: {corruptions: [fog], severities: [3]}
            gate: {max-original-drop: 0.02, max-original-ood-penalty: 0.2}
            """;

    private static final String ONE =
            "{method: one-layer-interpolation, tasks: [snow], layers: [features.18], learning-rates: [0.003, 0.01], epochs: 4";
    private static final String TWO =
            "{method: local-collision, tasks: [gravel], layers: [features.14], learning-rates: [0.1, 1], epochs: 3";
    private static final String THREE =
            "{method: rewriting, as: again, tasks: [snow], layers: [features.18], learning-rates: [1, 3], epochs: 3";

    private static final String CHAIN = """
            edits:
              - %s, base: "gravel:local-collision@features.14"}
              - %s, base: "snow:one-layer-interpolation@features.18"}
              - %s}
              - {method: local-fine-tuning, tasks: [snow], layers: [features.11], learning-rates: [0.003], epochs: 1,
                 base: "gravel:local-fine-tuning@features.11"}
              - {method: local-fine-tuning, tasks: [gravel], layers: [features.11], learning-rates: [0.003], epochs: 1,
                 base: "gravel:full-fine-tuning"}
              - {method: full-fine-tuning, tasks: [gravel], learning-rates: [1.0e+37], epochs: 1}
            """.formatted(THREE, TWO, ONE);

    @TempDir
    private static Path folder;

    private static Path data;
    private static final MemoryStore STORE = new MemoryStore("home");
    private static Town plain;
    private static Plan plan;
    private static Map<String, byte[]> report;

    @TempDir
    private Path own;

    @BeforeAll
    static void runOnceInOrder() throws IOException {
        data = folder.resolve("data");
        FewGarments.write(data, 100);
        FewGarments.writeGravel(data);
        plain = Town.watched(STORE, folder.resolve("cache"));
        plan = run(plain, chain("mean"));
        report = Map.copyOf(plain.report());
    }

    private static String chain(String rule) {
        return HEAD.formatted(FewGarments.WEIGHTS, rule) + CHAIN;
    }

    private static Plan run(Town town, String experiment) {
        town.upload(data, experiment.getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).isTrue();
        PlanAnswer answer = Json.decode(STORE.read(StoreLayout.accepted("experiments/tiny.yaml")), PlanAnswer.class);
        return Resume.plan(STORE, answer.run());
    }

    private static <T> T read(String key, Class<T> type) {
        return Json.decode(STORE.read(key), type);
    }

    private static StartingPoint start(String edit) {
        return read(StoreLayout.start(plan.run(), edit), StartingPoint.class);
    }

    private static JsonNode summary() {
        return Json.tree(report.get("summary.json"));
    }

    private static JsonNode edit(String name) {
        return StreamSupport.stream(summary().at("/edits").spliterator(), false)
                .filter(edit -> edit.at("/edit").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode point(String name, double alpha) {
        return StreamSupport.stream(edit(name).at("/points").spliterator(), false)
                .filter(point -> point.at("/alpha").doubleValue() == alpha)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEditStartsFromThePointThatTheReportTakesOfItsBase() {
        assertThat(start(SECOND).base()).isEqualTo(FIRST);
        assertThat(start(SECOND).alpha())
                .isEqualTo(edit(FIRST).at("/chosen/alpha").doubleValue());
        assertThat(start(THIRD).base()).isEqualTo(SECOND);
        assertThat(start(THIRD).alpha())
                .isEqualTo(edit(SECOND).at("/chosen/alpha").doubleValue());
        assertThat(edit(SECOND).at("/base/alpha").doubleValue())
                .isEqualTo(start(SECOND).alpha());
        assertThat(edit(FIRST).has("base")).isFalse();
        assertThat(start(SECOND).alpha())
                .as("not an end, which would tell less")
                .isEqualTo(0.5);
    }

    @Test
    void whereItBeginsItIsItsBaseAtThatPoint() {
        double alpha = start(SECOND).alpha();

        for (String set : List.of("original", "original+fog-3", "snow")) {
            assertThat(predictions(plan, SECOND, set, 0)).isEqualTo(predictions(plan, FIRST, set, alpha));
        }
        for (String set : List.of("original", "original+fog-3", "snow", "gravel")) {
            assertThat(predictions(plan, THIRD, set, 0))
                    .isEqualTo(predictions(plan, SECOND, set, start(THIRD).alpha()));
        }
        assertThat(point(SECOND, 0).at("/original"))
                .isEqualTo(point(FIRST, alpha).at("/original"));
        assertThat(point(SECOND, 0).at("/step/original-change/value").doubleValue())
                .isZero();
    }

    @Test
    void theChainIsHeldAgainstTheUneditedNetworkAndTheStepAgainstItsBase() {
        JsonNode end = point(SECOND, 1);
        double unedited = summary().at("/unedited/original/accuracy").doubleValue();
        double before = point(SECOND, 0).at("/original/accuracy").doubleValue();
        double after = end.at("/original/accuracy").doubleValue();

        assertThat(end.at("/original-change/value").doubleValue()).isCloseTo(after - unedited, ROUNDING);
        assertThat(end.at("/step/original-change/value").doubleValue()).isCloseTo(after - before, ROUNDING);
        assertThat(end.at("/gate/original-drop/loss").doubleValue()).isCloseTo(Math.max(0, unedited - after), ROUNDING);
        String penalty = "/original-ood-penalty/value";
        assertThat(end.at("/step" + penalty).doubleValue())
                .isCloseTo(
                        end.at(penalty).doubleValue()
                                - point(SECOND, 0).at(penalty).doubleValue(),
                        ROUNDING);
        TrialRecord trial = read(StoreLayout.trained(plan.run(), SECOND, 0, OptionalInt.empty()), TrialRecord.class);
        assertThat(trial.cost().orElseThrow().before().fraction())
                .as("trials of a chain are judged by what it costs in all")
                .isEqualTo(unedited);
        JsonNode earlier = end.at("/step/earlier/0");
        assertThat(earlier.at("/task").textValue()).isEqualTo("snow");
        double snow = earlier.at("/accuracy/accuracy").doubleValue();
        double learnt =
                point(FIRST, start(SECOND).alpha()).at("/editing/accuracy").doubleValue();
        double never = point(FIRST, 0).at("/editing/accuracy").doubleValue();
        assertThat(earlier.at("/step/value").doubleValue()).isCloseTo(snow - learnt, ROUNDING);
        assertThat(earlier.at("/chain/value").doubleValue()).isCloseTo(snow - never, ROUNDING);
        assertThat(point(THIRD, 1).at("/step/earlier/0/task").textValue()).isEqualTo("gravel");
        assertThat(point(FIRST, 1).has("step")).isFalse();
    }

    @Test
    void theSameAsASeparateExperimentFromTheExportedWeights() throws IOException {
        EditedWeights weights = new EditedWeights(new RunInputs(
                plain,
                new Kept(folder.resolve("cache"), Long.MAX_VALUE, 1 << 20, 1),
                () -> false,
                new FrostSetting(Optional.empty())));
        weights.write(
                STORE,
                new EditedWeights.Point(plan, FIRST, start(SECOND).alpha(), false),
                data.resolve("models/first.safetensors"));
        weights.write(
                STORE,
                new EditedWeights.Point(plan, SECOND, start(THIRD).alpha(), false),
                data.resolve("models/second.safetensors"));

        assertThat(Files.readString(data.resolve("models/second.safetensors"), StandardCharsets.ISO_8859_1))
                .contains("\"editrisk-from\":\"" + FIRST + " at 0.5\"");
        Plan second = run(
                new Town(STORE, folder.resolve("cache"), 300, UnaryOperator.identity()),
                HEAD.formatted("models/first.safetensors", "mean") + "edits: [" + TWO + "}]\n");
        Plan third = run(
                new Town(STORE, folder.resolve("cache"), 300, UnaryOperator.identity()),
                HEAD.formatted("models/second.safetensors", "mean") + "edits: [" + THREE + "}]\n");

        assertSame(second, SECOND, List.of("original", "original+fog-3", "gravel", "gravel+fog-3"));
        assertSame(third, THIRD, List.of("original", "original+fog-3", "snow", "snow+fog-3"));
        assertThat(STORE.keys("moments/").stream()
                        .filter(key -> key.endsWith(".safetensors"))
                        .map(STORE::read))
                .as("those of two names: the chain's and the file's")
                .hasSize(2)
                .satisfies(both -> assertThat(both.get(0)).isEqualTo(both.get(1)));
    }

    private record Kept(Path directory, long diskBytes, long shardBytes, int tensorSets) implements CacheConfig {}

    private static void assertSame(Plan separate, String edit, List<String> sets) {
        for (int trial = 0; trial < 2; trial++) {
            TrialRecord here =
                    read(StoreLayout.trained(plan.run(), edit, trial, OptionalInt.empty()), TrialRecord.class);
            TrialRecord there =
                    read(StoreLayout.trained(separate.run(), edit, trial, OptionalInt.empty()), TrialRecord.class);
            assertThat(here.spec()).isEqualTo(there.spec());
            assertThat(here.history()).isEqualTo(there.history());
            assertThat(here.deltaDigest()).isEqualTo(there.deltaDigest());
        }
        assertThat(STORE.read(StoreLayout.choice(plan.run(), edit)))
                .asString()
                .isEqualTo(new String(STORE.read(StoreLayout.choice(separate.run(), edit)), StandardCharsets.UTF_8)
                        .replace(separate.run(), plan.run()));
        for (String set : sets) {
            assertThat(predictions(plan, edit, set, 0))
                    .isEqualTo(predictions(separate, EvaluationTask.UNEDITED, set, 0));
            for (double alpha : List.of(0.5, 1.0)) {
                assertThat(predictions(plan, edit, set, alpha)).isEqualTo(predictions(separate, edit, set, alpha));
            }
        }
    }

    private static List<Integer> predictions(Plan plan, String edit, String set, double alpha) {
        EvaluationTask task = plan.tasks(edit)
                .filter(one -> one.set().equals(set))
                .findFirst()
                .orElseThrow();
        return read(StoreLayout.record(plan.run(), edit, task.id()), MetricRecord.class).points().stream()
                .filter(point -> point.alpha() == alpha)
                .map(AlphaPoint::predictions)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatStartsFromAFailureFailsWithTheReasonAndTheRunGoesOn() {
        assertThat(edit(FAILED).at("/outcome").textValue()).isEqualTo("diverged");
        for (String edit : List.of(ON_FAILED, ON_THAT)) {
            assertThat(edit(edit).at("/outcome").textValue()).isEqualTo("no-base");
            assertThat(edit(edit).at("/trials")).isEmpty();
        }
        assertThat(edit(ON_FAILED).at("/reason").textValue())
                .isEqualTo("Nothing to start from: " + FAILED + " has no edited weights.");
        assertThat(edit(ON_THAT).at("/reason").textValue())
                .isEqualTo("Nothing to start from: " + ON_FAILED + " has no edited weights.");
    }

    @Test
    void pageAndTableSayWhatAnEditStartsFrom() {
        assertThat(new String(report.get("index.html"), StandardCharsets.UTF_8))
                .contains(
                        "<h3>Edits in sequence</h3>",
                        "from " + FIRST + " at α = 0.5",
                        "Editing accuracy for snow, now");
        String csv = new String(report.get("metrics.csv"), StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith(
                        "edit,task,method,layer,alpha,dataset,corruption,severity,correct,seen,accuracy,base,base-alpha\n");
        assertThat(csv.lines())
                .filteredOn(line -> line.startsWith(SECOND + ","))
                .allSatisfy(line -> assertThat(line).endsWith("," + FIRST + ",0.5"));
        assertThat(csv.lines())
                .filteredOn(line -> line.startsWith(FIRST + ","))
                .allSatisfy(line -> assertThat(line).endsWith(",,"));
    }

    private Town uploaded(UnaryOperator<ObjectStore> spoiled) {
        Town town = new Town(new MemoryStore("home"), own.resolve("cache"), 300, spoiled);
        town.upload(data, chain("mean").getBytes(StandardCharsets.UTF_8));
        return town;
    }

    private static void assertSame(Town town) {
        Map<String, byte[]> found = town.runObjects();
        Map<String, byte[]> expected = new TreeMap<>(plain.runObjects());
        expected.keySet().removeIf(key -> !key.startsWith(plan.run() + "/"));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, content) -> assertThat(found.get(key)).as(key).isEqualTo(content));
    }

    @Test
    void eventsDeliveredTwiceGiveTheSameBytes() {
        Town town = uploaded(UnaryOperator.identity());
        for (var bell = town.bells.take(size -> 0); bell.isPresent(); bell = town.bells.take(size -> 0)) {
            town.workshop.deliver(bell.get());
            town.workshop.deliver(bell.get());
        }

        assertSame(town);
        List<Doorbell> all = town.bells.rung();
        all.forEach(town.workshop::deliver);
        assertThat(town.bells.rung())
                .as("what comes again after the end rings for nothing")
                .isEqualTo(all);
        assertSame(town);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void eventsOutOfOrderDroppedAndRungAgainGiveTheSameBytes(long seed) {
        Town town = uploaded(UnaryOperator.identity());
        SplittableRandom random = new SplittableRandom(seed);
        town.deliverSome(random, random::nextInt);

        assertSame(town);
    }

    @Test
    void twoWorkersGiveTheSameBytes() throws Exception {
        Town town = uploaded(UnaryOperator.identity());
        town.deliverAllByTwo();

        assertSame(town);
    }

    /** Killed with its queue at each of its writes, once before and once after; each time another process goes on. */
    @Test
    void processesKilledAtAnyWriteAndTakenUpGiveTheSameBytes() {
        Town town = uploaded(BreakingStore::new);
        town.deliverThroughDeaths(StoreException.class);

        assertSame(town);
    }
}
