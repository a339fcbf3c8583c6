package io.editrisk.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.ShardCache;
import io.editrisk.example.SceneExample.Sizes;
import io.editrisk.image.ImageCodec;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneExampleTest {

    private static final Path COMMITTED = Path.of("examples/datasets");
    private static final long SEED = 7;

    private final Datasets datasets = new Datasets(new ImageCodec(), new ShardCache(50 << 20));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garments-train",
                "garments",
                "garments-on-snow/train",
                "garments-on-snow/val",
                "garments-on-gravel/train",
                "garments-on-gravel/val",
                "garments-on-graffiti/train",
                "garments-on-graffiti/val"
            })
    void theCommittedDataIsWhole(String key) {
        assertThat(datasets.check(committed(), key)).isEmpty();
    }

    @Test
    void theCommittedDataIsSmallAndHasItsLicence() throws IOException {
        try (Stream<Path> files = Files.walk(COMMITTED)) {
            // another example makes a data set of its own here, which is not committed
            long bytes = files.filter(file -> !file.startsWith(COMMITTED.resolve("fashion-mnist")))
                    .filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes).isLessThan(8_500_000);
        }
        assertThat(COMMITTED.resolve("LICENCE")).content().contains("Copyright (c) 2017 Zalando SE");
    }

    @Test
    void theFirstSoManyEditingImagesAreBalanced() {
        Dataset editing = datasets.open(committed(), "garments-on-snow/val");

        assertThat(editing.samples(0, 300)).extracting(Sample::label).satisfies(labels -> {
            for (int label = 0; label < 10; label++) {
                assertThat(labels).filteredOn(Integer.valueOf(label)::equals).hasSize(30);
            }
        });
        assertThat(editing.manifest().samples()).isEqualTo(500);
    }

    @Test
    void noGarmentIsInTwoSets() {
        MemoryStore store = committed();
        List<String> identities = Stream.of(
                        datasets.open(store, "garments-train").samples(0, 400).stream()
                                .map(Sample::identity),
                        datasets.open(store, "garments").samples(0, 2000).stream()
                                .map(Sample::identity),
                        datasets.open(store, "garments-on-snow/val").samples(0, 500).stream()
                                .map(Sample::identity),
                        datasets.open(store, "garments-on-snow/train").pairs().stream()
                                .map(Pair::identity))
                .flatMap(ids -> ids)
                .toList();

        assertThat(identities).hasSize(3000).doesNotHaveDuplicates();
    }

    @Test
    void noStyleIsMeasuredOnGarmentsThatAnotherIsTaughtWith() {
        MemoryStore store = committed();
        Set<String> taught = new HashSet<>();
        Set<String> measured = new HashSet<>();
        for (String style : List.of("snow", "gravel", "graffiti")) {
            datasets.open(store, "garments-on-" + style + "/train")
                    .pairs()
                    .forEach(pair -> taught.add(pair.identity()));
            Dataset val = datasets.open(store, "garments-on-" + style + "/val");
            val.samples(0, val.manifest().samples()).forEach(sample -> measured.add(sample.identity()));
        }

        assertThat(taught).hasSize(100).doesNotContainAnyElementsOf(measured);
    }

    /** Needs Fashion-MNIST itself: {@code FASHION_MNIST=FOLDER}. */
    @Test
    @EnabledIfEnvironmentVariable(named = "FASHION_MNIST", matches = ".+")
    void theCommittedDataIsMadeAgain() {
        garments(Path.of(System.getenv("FASHION_MNIST"))).write(folder);

        MemoryStore again = new MemoryStore();
        again.putFolder("", folder);
        for (String key : List.of(
                "garments-train",
                "garments",
                "garments-on-snow/val",
                "garments-on-gravel/val",
                "garments-on-graffiti/val")) {
            assertThat(images(again, key)).isEqualTo(images(committed(), key));
        }
        for (String key : List.of("garments-on-snow/train", "garments-on-gravel/train", "garments-on-graffiti/train")) {
            assertThat(pairs(again, key)).isEqualTo(pairs(committed(), key));
        }
    }

    private List<String> images(MemoryStore store, String key) {
        Dataset dataset = datasets.open(store, key);
        return dataset.samples(0, dataset.manifest().samples()).stream()
                .map(sample -> sample.key() + " " + sample.identity() + " " + sample.label() + " "
                        + Arrays.hashCode(sample.image().pixels()))
                .toList();
    }

    private List<String> pairs(MemoryStore store, String key) {
        return datasets.open(store, key).pairs().stream()
                .map(pair -> pair.key() + " " + pair.identity() + " " + pair.label() + " "
                        + Arrays.hashCode(pair.original().pixels()) + " "
                        + Arrays.hashCode(pair.modified().pixels()))
                .toList();
    }

    @Test
    void theSameSeedMakesTheSameBytes(@TempDir Path garments, @TempDir Path other) throws IOException {
        TinyMotifs.write(garments, 20, 90);
        Sizes few = new Sizes(20, 30, 1, 5, new SceneExample.Others(1, 2));

        new SceneExample(Motifs.read(MotifSource.GARMENTS, garments), 3, few).write(folder);
        new SceneExample(Motifs.read(MotifSource.GARMENTS, garments), 3, few).write(other);

        for (String file : List.of(
                "garments-train/shard-00000.tar.gz",
                "garments/shard-00000.tar.gz",
                "garments-on-snow/train/dataset.yaml",
                "LICENCE")) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void digitsHaveNamesAndALicenceOfTheirOwn(@TempDir Path digits) throws IOException {
        TinyMotifs.write(digits, 20, 90);
        Sizes few = new Sizes(20, 30, 1, 5, new SceneExample.Others(1, 2));

        new SceneExample(Motifs.read(MotifSource.DIGITS, digits), 3, few).write(folder);

        MemoryStore store = new MemoryStore();
        store.putFolder("", folder);
        Dataset editing = datasets.open(store, "digits-on-gravel/val");
        Description description = editing.manifest().description();
        assertThat(description.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(description.origin())
                .isEqualTo(new Description.Origin(
                        "test digits of MNIST (Yann LeCun, Corinna Cortes) on drawn backdrops, seed 3",
                        "CC-BY-SA-3.0"));
        assertThat(datasets.open(store, "digits-train").samples(0, 20))
                .extracting(Sample::identity)
                .allMatch(identity -> identity.startsWith("mnist/train/"));
        assertThat(folder.resolve("LICENCE-digits")).content().contains("licenses/by-sa/3.0");
    }

    @Test
    void aTrainingSceneIsTheSameEachTime(@TempDir Path garments) throws IOException {
        TinyMotifs.write(garments, 30, 10);
        SceneSet training = garments(garments).training();

        assertThat(training.size()).isEqualTo(30);
        assertThat(training.label(17)).isEqualTo(7);
        assertThat(training.picture(17).pixels()).isEqualTo(training.picture(17).pixels());
    }

    @Test
    void tooFewGarmentsAreRefusedBeforeAnythingIsWritten(@TempDir Path garments) throws IOException {
        TinyMotifs.write(garments, 3, 2590);

        assertThatThrownBy(() -> garments(garments).write(folder))
                .isInstanceOf(InvalidIdxException.class)
                .hasMessage("behind the first 2000 test garments are 59 of label 0; 60 are needed");

        TinyMotifs.write(garments, 3, 2600);
        assertThatThrownBy(() -> garments(garments).write(folder))
                .isInstanceOf(InvalidIdxException.class)
                .hasMessage("there are 3 training garments; 400 are needed");
        assertThat(folder).isEmptyDirectory();
    }

    private static SceneExample garments(Path folder) {
        return new SceneExample(Motifs.read(MotifSource.GARMENTS, folder), SEED);
    }

    private static MemoryStore committed() {
        MemoryStore store = new MemoryStore();
        store.putFolder("", COMMITTED);
        return store;
    }
}
