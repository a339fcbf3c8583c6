package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.FewGarments;
import io.editrisk.event.Doorbell;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that die in the middle of a trial, and those that go on with it. */
class CheckpointRunTest {

    @TempDir
    private static Path folder;

    private static Path data;
    private static Map<String, byte[]> plain;

    private final MemoryStore store = new MemoryStore();

    @TempDir
    private Path own;

    @BeforeAll
    static void runWithoutCheckpoints() throws IOException {
        data = folder.resolve("data");
        FewGarments.write(data, 100);
        Town town = new Town(new MemoryStore(), folder.resolve("cache"), 300, UnaryOperator.identity());
        town.upload(data);
        plain = town.deliverAll().runObjects();
    }

    private Town town(UnaryOperator<ObjectStore> spoiled) {
        Town town = new Town(store, own.resolve("cache"), spoiled);
        town.upload(data);
        return town;
    }

    private void assertSameAsWithoutCheckpoints(Town town) {
        Map<String, byte[]> found = town.runObjects();
        assertThat(found.keySet()).isEqualTo(plain.keySet());
        plain.forEach((key, content) -> assertThat(found.get(key)).as(key).isEqualTo(content));
    }

    @Test
    void checkpointsAreGoneOnceTheRecordIsThere() {
        Dying dying = new Dying(Integer.MAX_VALUE);

        assertSameAsWithoutCheckpoints(town(dying::over).deliverAll());
        assertThat(dying.written).hasSize(6);
    }

    /** Three trials of three epochs: after the first two of each a checkpoint is written, and then the process dies. */
    @Test
    void processesThatDieAtEachCheckpointLeaveWhatTheNextOneGoesOnFrom() {
        Dying dying = new Dying(1);
        Town town = town(dying::over);

        assertThat(town.deliverThroughDeaths(Died.class)).isEqualTo(6);
        assertThat(dying.written).as("no epoch twice").hasSize(6);
        assertSameAsWithoutCheckpoints(town);
    }

    @Test
    void aCheckpointThatIsDamagedOrAnotherTrialsIsLeftAlone() {
        Dying dying = new Dying(1);
        Town town = town(dying::over);
        assertThatThrownBy(town::deliverAll).isInstanceOf(Died.class);
        String key = dying.written.get(0);
        byte[] checkpoint = store.read(key);
        checkpoint[checkpoint.length / 2] ^= 1;
        store.put(key, checkpoint);
        dying.lives = Integer.MAX_VALUE;
        town.takeUpTheRest();

        assertSameAsWithoutCheckpoints(town.deliverAll());
        assertThat(dying.written).as("one epoch twice").hasSize(7);
    }

    @Test
    void aCheckpointLeftBesideARecordIsTidiedAwayByTheNextCall() {
        Town town = town(UnaryOperator.identity()).deliverAll();
        String trial = town.bells.rung().stream()
                .map(bell -> bell.key())
                .filter(key -> key.endsWith(StoreLayout.TRIAL))
                .findFirst()
                .orElseThrow();
        String key = trial.replace(StoreLayout.TRIAL, ".checkpoint.safetensors");
        store.put(key, new byte[] {1});
        town.workshop.deliver(new Doorbell(store.bucket(), trial));

        assertThat(store.exists(key)).isFalse();
    }

    private static final class Died extends RuntimeException {}

    /** After so many checkpoints the process is no more, once they are written. */
    private static final class Dying {

        private final List<String> written = new ArrayList<>();
        private int lives;

        Dying(int lives) {
            this.lives = lives;
        }

        ObjectStore over(ObjectStore under) {
            return new ForwardingStore(under) {
                @Override
                public void upload(String key, Path file) {
                    super.upload(key, file);
                    if (StoreLayout.isCheckpoint(key)) {
                        written.add(key);
                        if (written.size() % lives == 0) {
                            throw new Died();
                        }
                    }
                }
            };
        }
    }
}
