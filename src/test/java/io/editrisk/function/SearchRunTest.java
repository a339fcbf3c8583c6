package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.FewGarments;
import io.editrisk.edit.EpochPoint;
import io.editrisk.edit.Halving;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.TrialRecord;
import io.editrisk.event.Doorbell;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit whose rates are searched, beside one of rates that all diverge and one that has no time. */
class SearchRunTest {

    private static final int EPOCHS = 16;
    private static final String SEARCHED = "edits/local-fine-tuning@features.18/";
    private static final Pattern RECORD =
            Pattern.compile(".*/" + SEARCHED + "trials/(\\d+)\\.rung-(\\d)\\.trained\\.json");

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
        upload(plain, "auto");
        plain.deliverAll();
        assertThat(plain.completed()).isTrue();
    }

    private static void upload(Town town, String rates) {
        town.upload(data, """
                name: searched
                seed: 7
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                edits:
                  - {method: local-fine-tuning, layers: [features.18], learning-rates: %s, epochs: %d, batch-size: 7}
                  - {method: global-fine-tuning, layers: [features.18], learning-rates: [1e37, 1e38], epochs: 2}
                  - {method: local-fine-tuning, layers: [features.14], learning-rates: [0.001], max-minutes: 1e-9}
                alphas: {step: 1}
                """.formatted(rates, EPOCHS).getBytes(StandardCharsets.UTF_8));
    }

    private Town uploaded(UnaryOperator<ObjectStore> spoiled) {
        Town town = new Town(new MemoryStore(), own.resolve("cache"), 300, spoiled);
        upload(town, "auto");
        return town;
    }

    private static void assertSame(Town town) {
        Map<String, byte[]> found = town.runObjects();
        Map<String, byte[]> expected = plain.runObjects();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, content) -> assertThat(found.get(key)).as(key).isEqualTo(content));
    }

    /** By rung, then by trial. */
    private static Map<Integer, Map<Integer, TrialRecord>> records(Town town) {
        Map<Integer, Map<Integer, TrialRecord>> records = new TreeMap<>();
        town.runObjects().forEach((key, content) -> {
            Matcher name = RECORD.matcher(key);
            if (name.matches()) {
                records.computeIfAbsent(Integer.valueOf(name.group(2)), rung -> new TreeMap<>())
                        .put(Integer.valueOf(name.group(1)), Json.decode(content, TrialRecord.class));
            }
        });
        return records;
    }

    @Test
    void eachRungsTasksAreTheBestOfTheOneBefore() {
        Halving search = Halving.of(15, EPOCHS);
        Map<Integer, Map<Integer, TrialRecord>> rungs = records(plain);

        assertThat(rungs.keySet()).containsExactly(0, 1, 2);
        assertThat(rungs.get(0)).hasSize(15);
        for (int rung = 0; rung < 2; rung++) {
            assertThat(List.copyOf(rungs.get(rung + 1).keySet()))
                    .isEqualTo(
                            search.survivors(rung, List.copyOf(rungs.get(rung).values())))
                    .isNotEmpty();
        }
    }

    @Test
    void noEpochIsTrainedTwiceAndAllOfThemAreLessThanAQuarterOfTheGrids() {
        Map<Integer, Map<Integer, TrialRecord>> rungs = records(plain);
        long trained = 0;
        for (Map<Integer, TrialRecord> rung : rungs.values()) {
            for (TrialRecord record : rung.values()) {
                int before = record.rung().orElseThrow() == 0
                        ? 0
                        : epochs(rungs.get(record.rung().orElseThrow() - 1)
                                .get(record.spec().trial()));
                trained += epochs(record) - before;
            }
        }

        assertThat(4 * trained).isLessThan(15L * EPOCHS);
    }

    private static int epochs(TrialRecord record) {
        return record.history().size() - 1;
    }

    /** What is found is as good as the best of the whole grid, by the images that tell: one of thirty is noise here. */
    @Test
    void aTrialOfTheLastRungIsTheSameTrialOfTheGridAndNoWorseThanItsBest() {
        Town grid = new Town(new MemoryStore(), own.resolve("cache"), 300, UnaryOperator.identity());
        upload(grid, Halving.RATES.toString());
        grid.deliverAll();
        Map<Integer, List<EpochPoint>> whole = new TreeMap<>();
        grid.runObjects().forEach((key, content) -> {
            if (key.contains(SEARCHED) && key.endsWith(".trained.json")) {
                TrialRecord record = Json.decode(content, TrialRecord.class);
                whole.put(record.spec().trial(), record.history());
            }
        });

        assertThat(whole).hasSize(15);
        records(plain)
                .get(2)
                .forEach((trial, record) -> assertThat(record.history()).isEqualTo(whole.get(trial)));
        long best = whole.values().stream()
                .flatMap(List::stream)
                .mapToLong(point -> point.editing().correct())
                .max()
                .orElseThrow();
        long found = records(plain).values().stream()
                .flatMap(rung -> rung.values().stream())
                .mapToLong(record -> record.best().correct())
                .max()
                .orElseThrow();
        assertThat(found).isGreaterThanOrEqualTo(best - 1);
    }

    @Test
    void theReportShowsWhatWasTriedHowFarAndWhyAnEditFailed() {
        JsonNode summary = Json.tree(plain.report().get("summary.json"));
        JsonNode searched = summary.at("/edits/0");

        assertThat(searched.at("/search/rungs")).hasSize(3);
        assertThat(searched.at("/search/rungs/0/trials").intValue()).isEqualTo(15);
        assertThat(searched.at("/trials")).hasSize(15);
        assertThat(searched.at("/trials").findValues("rung"))
                .extracting(JsonNode::intValue)
                .contains(0, 1, 2);
        assertThat(summary.at("/edits/1/outcome").textValue()).isEqualTo("diverged");
        assertThat(summary.at("/edits/1/reason").textValue())
                .contains("learning rates tried: 10000000000000000000000000000000000000, 1000");
        assertThat(new String(plain.report().get("index.html"), StandardCharsets.UTF_8))
                .contains("<td>1 of 3</td>", "<td>2 of 3</td>", "<td>3 of 3</td>", "Diverged: losses")
                .contains(": its time was up after epoch 1; a faster machine goes further</td>");
        assertThat(summary.at("/edits/2/trials/0/epochs").intValue()).isEqualTo(1);
    }

    @Test
    void theChosenTrialIsNamedWithItsRung() {
        JsonNode choice = plain.runObjects().entrySet().stream()
                .filter(object -> object.getKey().endsWith(SEARCHED + "choice.json"))
                .map(object -> Json.tree(object.getValue()))
                .findFirst()
                .orElseThrow();

        assertThat(choice.get("outcome").textValue()).isEqualTo("improved");
        assertThat(records(plain)
                        .get(choice.get("rung").intValue())
                        .get(choice.get("trial").intValue()))
                .satisfies(record -> assertThat(record.outcome()).isEqualTo(Outcome.IMPROVED));
    }

    @Test
    void checkpointsThatGetLostCostTimeAndChangeNothing() {
        Town town = uploaded(store -> new ForwardingStore(store) {
            @Override
            public void upload(String key, Path file) {
                if (!StoreLayout.isCheckpoint(key)) {
                    super.upload(key, file);
                }
            }
        });

        assertSame(town.deliverAll());
    }

    @Test
    void eventsDeliveredTwiceGiveTheSameBytes() {
        Town town = uploaded(UnaryOperator.identity());
        for (var bell = town.bells.take(size -> 0); bell.isPresent(); bell = town.bells.take(size -> 0)) {
            town.workshop.deliver(bell.get());
            town.workshop.deliver(bell.get());
        }

        assertSame(town);
    }

    @Test
    void eventsThatComeAgainAfterTheEndRingForNothing() {
        Town town = uploaded(UnaryOperator.identity()).deliverAll();
        List<Doorbell> all = town.bells.rung();
        all.forEach(town.workshop::deliver);

        assertThat(town.bells.rung()).isEqualTo(all);
        assertSame(town);
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
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
