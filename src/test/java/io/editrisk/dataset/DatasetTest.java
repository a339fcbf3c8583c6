package io.editrisk.dataset;

import static io.editrisk.dataset.DatasetFixture.KEY;
import static io.editrisk.dataset.DatasetFixture.datasets;
import static io.editrisk.dataset.DatasetFixture.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.ImageCodec;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {

    @TempDir
    Path folder;

    @Test
    void imagesComeBackAsTheyWereWritten() {
        DatasetManifest written = DatasetFixture.images(folder, 7, 3);

        Dataset dataset = datasets().open(store(folder), KEY);

        assertThat(dataset.manifest()).isEqualTo(written);
        assertThat(dataset.samples(0, 7)).allSatisfy(read -> {
            Sample sample = DatasetFixture.sample(Integer.parseInt(read.key()));
            assertThat(read).isEqualTo(sample);
        });
    }

    @Test
    void pairsComeBackAsTheyWereWritten() {
        DatasetFixture.pairs(folder, 5, 2);

        List<Pair> pairs = datasets().open(store(folder), KEY).pairs();

        assertThat(pairs)
                .extracting(Pair::identity)
                .containsExactly("noise/0", "noise/1", "noise/2", "noise/3", "noise/4");
        assertThat(pairs).allSatisfy(read -> {
            Pair pair = DatasetFixture.pair(Integer.parseInt(read.key()));
            assertThat(read).isEqualTo(pair);
        });
    }

    @Test
    void onlyTheShardsThatAreNeededAreRead() {
        DatasetFixture.images(folder, 10, 3);
        MemoryStore store = store(folder);

        List<Sample> samples = datasets().open(store, KEY).samples(4, 8);

        assertThat(samples).extracting(Sample::key).containsExactly("000004", "000005", "000006", "000007");
        assertThat(store.reads())
                .containsExactly(
                        KEY + "/dataset.yaml",
                        KEY + "/shard-00001.index.jsonl",
                        KEY + "/shard-00001.tar",
                        KEY + "/shard-00002.index.jsonl",
                        KEY + "/shard-00002.tar");
    }

    @Test
    void samplesThatWereReadAreNotReadAgain() {
        DatasetFixture.images(folder, 10, 5);
        MemoryStore store = store(folder);
        Datasets datasets = datasets();

        datasets.open(store, KEY).samples(0, 3);
        datasets.open(store, KEY).samples(1, 3);

        assertThat(store.reads()).containsOnlyOnce(KEY + "/shard-00000.tar");
    }

    @Test
    void aCacheTooSmallForAShardChangesNothingButTheReads() {
        DatasetFixture.images(folder, 6, 3);
        MemoryStore store = store(folder);
        Dataset dataset = new Datasets(new ImageCodec(), new ShardCache(0)).open(store, KEY);

        assertThat(dataset.samples(0, 6)).isEqualTo(dataset.samples(0, 6));
        assertThat(store.reads()).filteredOn((KEY + "/shard-00000.tar")::equals).hasSize(2);
    }

    @Test
    void theDigestDoesNotKnowTheShardsSize(@TempDir Path other) {
        DatasetManifest small = DatasetFixture.images(folder, 7, 2);
        DatasetManifest large = DatasetFixture.images(other, 7, 500);

        assertThat(small.digest()).isEqualTo(large.digest());
        assertThat(small.shards()).hasSize(4);
        assertThat(large.shards()).hasSize(1);
    }

    @Test
    void theSameSamplesGiveTheSameBytes(@TempDir Path other) throws IOException {
        DatasetFixture.pairs(folder, 5, 2);
        DatasetFixture.pairs(other, 5, 2);

        for (String file : List.of("shard-00000.tar", "shard-00002.tar", "dataset.yaml")) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
        assertThat(Files.getLastModifiedTime(folder.resolve("dataset.yaml")))
                .isGreaterThanOrEqualTo(Files.getLastModifiedTime(folder.resolve("shard-00002.tar")));
    }

    @Test
    void aFolderWithSomethingInItIsNotWrittenTo() {
        DatasetFixture.images(folder, 1, 1);

        assertThatThrownBy(() -> DatasetFixture.images(folder, 1, 1)).hasMessageContaining("not empty");
    }

    @Test
    void moreSamplesThanThereAreIsRefused() {
        DatasetFixture.images(folder, 4, 3);
        Dataset dataset = datasets().open(store(folder), KEY);

        assertThatThrownBy(() -> dataset.samples(2, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void pairsAreNotTakenForImages() {
        DatasetFixture.pairs(folder, 4, 3);
        Dataset dataset = datasets().open(store(folder), KEY);

        assertThatThrownBy(() -> dataset.samples(0, 1))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessage("datasets/noise/dataset.yaml: holds pairs; images are needed here");
    }

    @Test
    void aWholeDatasetHasNoFaults() {
        DatasetFixture.pairs(folder, 7, 3);

        assertThat(datasets().verify(store(folder), KEY, read -> {}).faults()).isEmpty();
    }
}
