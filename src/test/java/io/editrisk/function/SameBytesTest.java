package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.local.LocalStack;
import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.dataset.FewGarments;
import io.editrisk.event.Doorbell;
import io.editrisk.network.SplitWeights;
import io.editrisk.store.Folders;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same experiment from an empty store gives the same bytes, however its work is cut, delivered or broken off. */
class SameBytesTest {

    private static final int IMAGES_PER_TASK = 300;
    private static final int SAMPLES_PER_SHARD = 100;

    @TempDir
    private static Path folder;

    private static Path data;
    private static Town plain;

    @TempDir
    private Path own;

    @BeforeAll
    static void runOnceInOrder() throws IOException {
        data = folder.resolve("data");
        FewGarments.write(data, SAMPLES_PER_SHARD);
        plain = new Town(new MemoryStore(), folder.resolve("cache"), IMAGES_PER_TASK, UnaryOperator.identity());
        plain.upload(data);
        plain.deliverAll();
        assertThat(plain.report().keySet())
                .anyMatch(file -> file.startsWith("figures/"))
                .filteredOn(file -> !file.startsWith("figures/"))
                .containsExactlyInAnyOrder(
                        "changes.json",
                        "completed.json",
                        "index.html",
                        "junit.xml",
                        "metrics.csv",
                        "metrics.parquet",
                        "predictions.parquet",
                        "report.md",
                        "summary.json");
    }

    private Town town(UnaryOperator<ObjectStore> spoiled) {
        return new Town(new MemoryStore(), own.resolve("cache"), IMAGES_PER_TASK, spoiled);
    }

    private Town uploaded() {
        Town town = town(UnaryOperator.identity());
        town.upload(data);
        return town;
    }

    private static void assertSame(Map<String, byte[]> found, Map<String, byte[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, content) -> assertThat(found.get(key)).as(key).isEqualTo(content));
    }

    @Test
    void anotherEmptyStoreGivesTheSameBytes() {
        assertSame(uploaded().deliverAll().runObjects(), plain.runObjects());
    }

    @Test
    void anEmbeddedStoreGivesTheSameBytesAsOneInMemory() {
        try (LocalStack stack = LocalStack.start(own.resolve("store"), "stack");
                S3ObjectStores stores = stores(stack)) {
            stores.createHome();
            Town town = new Town(stores.home(), own.resolve("cache"), IMAGES_PER_TASK, UnaryOperator.identity());
            town.upload(data);

            assertSame(town.deliverAll().runObjects(), plain.runObjects());
        }
    }

    /** A bucket beside the stack's own, so that only the test delivers what rings in it. */
    private static S3ObjectStores stores(LocalStack stack) {
        return S3ObjectStores.of(
                new S3ObjectStores.Connection(
                        Optional.of(stack.storeEndpoint()),
                        "us-east-1",
                        Optional.of(stack.accessKey()),
                        Optional.of(stack.secretKey()),
                        Duration.ofSeconds(60)),
                "beside");
    }

    @ParameterizedTest
    @ValueSource(ints = 7)
    void shardsOfAnotherSizeGiveTheSameBytes(int samplesPerShard) throws IOException {
        Path repacked = own.resolve("data");
        FewGarments.write(repacked, samplesPerShard);
        Town town = town(UnaryOperator.identity());
        town.upload(repacked);

        assertSame(town.deliverAll().runObjects(), plain.runObjects());
    }

    @Test
    void weightsInShardsGiveTheSameMetrics() throws IOException {
        SplitWeights.write(data.resolve(FewGarments.WEIGHTS), own.resolve("data/models"));
        String experiment = new String(Town.tiny(), StandardCharsets.UTF_8)
                .replace(FewGarments.WEIGHTS, "models/" + SplitWeights.INDEX);
        Town town = town(UnaryOperator.identity());
        Folders.upload(town.home(), own.resolve("data"));
        town.upload(data, experiment.getBytes(StandardCharsets.UTF_8));

        assertThat(town.deliverAll().report())
                .containsEntry("metrics.csv", plain.report().get("metrics.csv"));
    }

    /** Of fewer images: a task for each is many. */
    @Test
    void tasksOfOneImageGiveTheSameReport() {
        byte[] experiment = new String(Town.tiny(), StandardCharsets.UTF_8)
                .replace(
                        "validation: " + FewGarments.ORIGINAL + "\n",
                        "validation: " + FewGarments.ORIGINAL + "\n  limit: 10\n")
                .replace(
                        "validation: " + FewGarments.EDITING + "\n",
                        "validation: " + FewGarments.EDITING + "\n  limit: 8\n")
                .getBytes(StandardCharsets.UTF_8);
        Town whole = town(UnaryOperator.identity());
        whole.upload(data, experiment);
        Town cut = new Town(new MemoryStore(), own.resolve("other-cache"), 1, UnaryOperator.identity());
        cut.upload(data, experiment);

        assertSame(cut.deliverAll().report(), whole.deliverAll().report());
        // half of them are of the original task's images, half of the editing task's
        assertThat(evaluationTasks(cut)).isEqualTo(evaluationTasks(whole) / 2 * (10 + 8));
    }

    private static long evaluationTasks(Town town) {
        return town.runObjects().keySet().stream()
                .filter(key -> key.contains("/tasks/"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = 11)
    void tasksOfAnotherSizeGiveTheSameReport(int imagesPerTask) {
        Town town = new Town(new MemoryStore(), own.resolve("cache"), imagesPerTask, UnaryOperator.identity());
        town.upload(data);

        assertSame(town.deliverAll().report(), plain.report());
    }

    @Test
    void eventsDeliveredTwiceGiveTheSameBytes() {
        Town town = uploaded();
        for (var bell = town.bells.take(size -> 0); bell.isPresent(); bell = town.bells.take(size -> 0)) {
            town.workshop.deliver(bell.get());
            town.workshop.deliver(bell.get());
        }

        assertSame(town.runObjects(), plain.runObjects());
    }

    @Test
    void eventsThatComeAgainAfterTheEndRingForNothing() {
        Town town = uploaded().deliverAll();
        List<Doorbell> all = town.bells.rung();
        all.forEach(town.workshop::deliver);

        assertThat(town.bells.rung()).isEqualTo(all);
        assertSame(town.runObjects(), plain.runObjects());
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void eventsOutOfOrderGiveTheSameBytes(long seed) {
        Town town = uploaded();
        SplittableRandom random = new SplittableRandom(seed);
        for (var bell = town.bells.take(random::nextInt); bell.isPresent(); bell = town.bells.take(random::nextInt)) {
            town.workshop.deliver(bell.get());
        }

        assertSame(town.runObjects(), plain.runObjects());
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void eventsDroppedAndRungAgainGiveTheSameBytes(long seed) {
        Town town = uploaded();
        town.deliverSome(new SplittableRandom(seed), size -> 0);

        assertSame(town.runObjects(), plain.runObjects());
    }

    @Test
    void twoWorkersGiveTheSameBytes() throws Exception {
        Town town = uploaded();
        town.deliverAllByTwo();

        assertSame(town.runObjects(), plain.runObjects());
    }

    @Test
    void writesThatBreakOffAndEventsThatComeAgainGiveTheSameBytes() {
        BreakingStore[] breaking = new BreakingStore[1];
        Town town = town(store -> breaking[0] = new BreakingStore(store));
        town.upload(data);
        for (var bell = town.bells.take(size -> 0); bell.isPresent(); bell = town.bells.take(size -> 0)) {
            deliverUntilDone(town, bell.get());
        }

        assertThat(breaking[0].broken()).isGreaterThan(2 * plain.runObjects().size());
        assertSame(town.runObjects(), plain.runObjects());
    }

    private static void deliverUntilDone(Town town, Doorbell bell) {
        boolean done = false;
        while (!done) {
            try {
                town.workshop.deliver(bell);
                done = true;
            } catch (StoreException brokenOff) {
                assertThat(FaultKind.of(brokenOff).worthRetrying()).isTrue();
            }
        }
    }

    /** Killed with its queue at each of its writes, once before and once after; each time another process goes on. */
    @Test
    void processesKilledAtAnyWriteAndTakenUpGiveTheSameBytes() {
        Town town = town(BreakingStore::new);
        town.upload(data);
        town.deliverThroughDeaths(StoreException.class);

        assertSame(town.runObjects(), plain.runObjects());
    }
}
