package io.editrisk.dataset;

import static io.editrisk.dataset.DatasetFixture.KEY;
import static io.editrisk.dataset.DatasetFixture.datasets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.ImageCodec;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two shards with indexes, of six and two samples, which are 3 KiB each. */
class IndexedShardsTest {

    private static final String FIRST = KEY + "/shard-00000.tar";
    private static final long SAMPLE = 6 * 512;

    @TempDir
    Path folder;

    private final RangedStore store = new RangedStore();

    /** Remembers what was asked of tars, and breaks connections off after so many bytes. */
    private static final class RangedStore extends MemoryStore {
        private final List<String> ranges = new ArrayList<>();
        private int connections = Integer.MAX_VALUE;
        private long bytesEach = Long.MAX_VALUE;

        @Override
        public InputStream open(String key, long offset, long length) {
            ranges.add(key.substring(key.lastIndexOf('/') + 1) + " " + offset + " " + length);
            if (connections-- <= 0) {
                throw new StoreException(StoreException.Kind.UNAVAILABLE, "away", null);
            }
            return new FilterInputStream(super.open(key, offset, length)) {
                private long left = bytesEach;

                @Override
                public int read(byte[] into, int from, int count) throws IOException {
                    if (left == 0) {
                        throw new IOException("connection reset");
                    }
                    int read = super.read(into, from, (int) Math.min(count, left));
                    left -= Math.max(0, read);
                    return read;
                }
            };
        }
    }

    @BeforeEach
    void write() {
        DatasetFixture.images(folder, 8, 6);
        store.putFolder(KEY + "/", folder);
    }

    @Test
    void onlyTheBytesOfTheSamplesThatAreAskedForAreFetched() {
        List<Sample> samples = datasets().open(store, KEY).samples(2, 4);

        assertThat(samples).containsExactly(DatasetFixture.sample(2), DatasetFixture.sample(3));
        assertThat(store.ranges).containsExactly("shard-00000.tar " + 2 * SAMPLE + " " + 2 * SAMPLE);
    }

    @Test
    void samplesThatAreKeptAreLeftOutOfTheNextRequests() {
        Dataset dataset = datasets().open(store, KEY);
        dataset.samples(2, 4);
        store.ranges.clear();

        assertThat(dataset.samples(0, 6)).hasSize(6);

        assertThat(store.ranges)
                .containsExactly("shard-00000.tar 0 " + 2 * SAMPLE, "shard-00000.tar " + 4 * SAMPLE + " " + 2 * SAMPLE);
    }

    @Test
    void identitiesAndLabelsAreKnownWithoutAnyPicture() {
        Dataset dataset = datasets().open(store, KEY);

        assertThat(dataset.identities()).hasSize(8).startsWith(ImageIdentity.named("noise/0"));
        assertThat(dataset.labels()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1);
        assertThat(store.ranges).isEmpty();
    }

    @Test
    void aConnectionThatBreaksOffIsTakenUpWhereItBroke() {
        store.bytesEach = 5000;

        assertThat(datasets().open(store, KEY).samples(0, 6)).hasSize(6);

        assertThat(store.ranges)
                .containsExactly(
                        "shard-00000.tar 0 18432",
                        "shard-00000.tar 5000 13432",
                        "shard-00000.tar 10000 8432",
                        "shard-00000.tar 15000 3432");
    }

    @Test
    void aStoreThatStaysAwayIsGivenUp() {
        store.bytesEach = 100;
        store.connections = 2;

        assertThatThrownBy(() -> datasets().open(store, KEY).samples(0, 1))
                .isInstanceOf(StoreException.class)
                .hasMessage("away");
        assertThat(store.ranges).hasSize(2 + 4);
    }

    @Test
    void aWrongBitInASampleIsFoundBeforeItIsUsed() {
        byte[] shard = store.read(FIRST);
        shard[(int) SAMPLE + 512 + 60] ^= 1;
        store.put(FIRST, shard);
        Dataset dataset = datasets().open(store, KEY);

        assertThat(dataset.samples(0, 1)).hasSize(1);
        assertThatThrownBy(() -> dataset.samples(0, 2))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessage(FIRST + ": sample 000001: changed or damaged: it is not what its line in the index says");
    }

    @Test
    void anIndexThatWasChangedIsRefused() {
        String index = KEY + "/shard-00000.index.jsonl";
        byte[] content = store.read(index);
        content[content.length / 2] ^= 1;
        store.put(index, content);

        assertThatThrownBy(() -> datasets().open(store, KEY).samples(0, 1))
                .hasMessageStartingWith(index + ": changed or damaged: its SHA-256 is ");
        store.delete(index);
        assertThatThrownBy(() -> datasets().open(store, KEY).identities())
                .hasMessage(index + ": no such object in bucket memory, though dataset.yaml lists it");
    }

    @Test
    void aShardCutAnywhereIsRefused() {
        byte[] whole = store.read(FIRST);
        for (int length = 0; length < whole.length; length += 777) {
            store.put(FIRST, Arrays.copyOf(whole, length));

            assertThat(datasets().verify(store, KEY, read -> {}).faults())
                    .as("cut to %d", length)
                    .contains(FIRST + ": cut short: " + length + " bytes; dataset.yaml says " + whole.length);
        }
    }

    @Test
    void missingExtraDamagedAndDuplicateAreAllFound() {
        store.put(KEY + "/notes.txt", new byte[1]);
        store.put(KEY + "/below/dataset.yaml", new byte[1]);
        store.delete(KEY + "/shard-00001.tar");

        Datasets.Findings findings = datasets().verify(store, KEY, read -> {});

        assertThat(findings.faults())
                .containsExactly(
                        KEY + "/shard-00001.tar: no such object in bucket memory, though dataset.yaml lists it");
        assertThat(findings.extra()).containsExactly(KEY + "/notes.txt: not listed by dataset.yaml");
        assertThat(findings.duplicates()).isEmpty();
    }

    @Test
    void theSamePictureTwiceIsListed(@TempDir Path other) {
        ShardWriter writer = new ShardWriter(
                other,
                DatasetFixture.description(DatasetManifest.Kind.IMAGES),
                new Packing(2, false),
                new ImageCodec());
        writer.add(DatasetFixture.sample(0), "a");
        writer.add(DatasetFixture.sample(1), "b");
        writer.add(new Sample("again", "noise/again", 2, DatasetFixture.noise(0)), "c");
        writer.finish();

        Datasets.Findings findings = datasets().verify(DatasetFixture.store(other), KEY, read -> {});

        assertThat(findings.faults()).isEmpty();
        assertThat(findings.duplicates()).containsExactly("samples 000000 and again hold the same picture (c)");
    }

    @Test
    void aCheckReadsSmallDataSetsWholeAndOfLargeOnesTheIndexes(@TempDir Path folder) {
        DatasetFixture.images(folder, 12, 5);
        MemoryStore store = DatasetFixture.store(folder);
        Datasets indexesOnly = new Datasets(new ImageCodec(), new ShardCache(1 << 20), 0);
        String shard = KEY + "/shard-00001.tar";
        byte[] damaged = store.read(shard);
        damaged[damaged.length / 2] ^= 1;
        store.put(shard, damaged);

        assertThat(indexesOnly.check(store, KEY)).isEmpty();
        assertThat(datasets().check(store, KEY)).isNotEmpty();
        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .isEqualTo(datasets().check(store, KEY));

        store.put(shard, Arrays.copyOf(damaged, damaged.length - 512));
        assertThat(indexesOnly.check(store, KEY))
                .containsExactly(shard + ": " + (damaged.length - 512) + " bytes; dataset.yaml says " + damaged.length);
        store.delete(shard);
        assertThat(indexesOnly.check(store, KEY))
                .containsExactly(shard + ": no such object in bucket memory, though dataset.yaml lists it");
    }
}
