package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.network.SplitWeights;
import io.editrisk.network.StoredWeights;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCheckTest {

    private static final Path SCRIPT = Path.of("src/test/resources/reference/torchscript/ten.pt");

    private @TempDir Path folder;
    private StoreFixture store;

    /** Asks for no more samples than the fixture has. */
    private final SampleExperiment file = new SampleExperiment().with(8, "  limit: 7");

    @BeforeEach
    void fill() {
        store = new StoreFixture(folder);
    }

    @Test
    void whatFitsComesWithDigestsAndManifests() throws NoSuchAlgorithmException {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(store.home.read(StoreFixture.WEIGHTS));

        Materials materials = ((Checked.Fits) store.check(file)).materials();

        assertThat(materials.weightsDigest()).isEqualTo(HexFormat.of().formatHex(sha256));
        assertThat(materials.datasets().keySet())
                .containsExactly("datasets/garments", "datasets/snow/train", "datasets/snow/val");
        assertThat(materials.dataset("datasets/garments").samples()).isEqualTo(7);
    }

    @Test
    void nothingIsLeftInTheScratchFolder() throws IOException {
        store.check(file);
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsNamedWhereItIsAskedFor() {
        store.home.delete(StoreFixture.WEIGHTS);
        store.home.delete("datasets/snow/val/dataset.yaml");
        file.with(23, "  datasets: [datasets/sketches]");

        assertThat(store.misfits(file))
                .containsExactly(
                        "5:12: there is no 'models/garments.safetensors' in bucket home; expected a safetensors file under"
                                + " that key",
                        "11:15: datasets/snow/val: no such data set: there is no datasets/snow/val/dataset.yaml in bucket"
                                + " home",
                        "23:14: datasets/sketches: no such data set: there is no datasets/sketches/dataset.yaml in bucket"
                                + " home");
    }

    @Test
    void aRankAboveThatOfALayersWeightIsRefused() {
        file.with(16, "  - method: direct-low-rank")
                .with(17, "    layers: [features.0, features.18]")
                .with(19, "    rank: 5");
        assertThat(store.misfits(file))
                .containsExactly(
                        "19:11: 'rank' is the number 5; expected at most 3 for 'features.0.weight' [32, 3, 3, 3]");

        file.with(17, "    layers: [classifier.0]").with(19, "    rank: 4");
        assertThat(store.misfits(file))
                .as("as many rows as the weights tell classes apart")
                .containsExactly(
                        "19:11: 'rank' is the number 4; expected at most 3 for 'classifier.0.weight' [3, 128]");

        file.with(19, "    rank: 3");
        assertThat(store.check(file)).isInstanceOf(Checked.Fits.class);
    }

    @Test
    void trainingDataOfTheOriginalTaskAreImagesOfItsClassesAndNotMeasured() {
        file.with(8, "  limit: 7", "  train: datasets/snow/train", "  train-limit: 100");
        assertThat(store.misfits(file))
                .contains("9:10: datasets/snow/train holds pairs; expected images")
                .anySatisfy(fault -> assertThat(fault).startsWith("10:16: 'train-limit' is the number 100; "));

        file.with(8, "  limit: 7", "  train: datasets/snow/val");
        Checked checked = store.check(file);
        assertThat(checked).isInstanceOf(Checked.Fits.class);
        assertThat(((Checked.Fits) checked).materials().exposures())
                .extracting(Exposure::dataset)
                .containsExactly("datasets/garments", "datasets/snow/val");
    }

    @Test
    void aSetOfImagesThatCannotBeHalvedIsRefused() {
        file.with(2, "seed: 7", "selection-split: true").with(8, "  limit: 1");
        assertThat(store.misfits(file))
                .contains(
                        "8:15: datasets/garments has too few images for 'selection-split': all of them would be chosen on,"
                                + " or all reported");
    }

    @Test
    void aWarmUpThatTrainingNeverEndsIsRefused() {
        file.with(
                19,
                "    target: moving",
                "    optimiser: adamw",
                "    epochs: 30",
                "    batch-size: 3",
                "    warmup-steps: 60");
        assertThat(store.misfits(file))
                .containsExactly(
                        "23:5: 'warmup-steps' is 60; training takes 60 steps at most (4 pairs, 30 epochs), expected"
                                + " fewer");

        file.with(
                19,
                "    target: moving",
                "    optimiser: adamw",
                "    epochs: 30",
                "    batch-size: 3",
                "    warmup-steps: 59");
        assertThat(store.check(file)).isInstanceOf(Checked.Fits.class);

        file.with(19, "    target: moving", "    optimiser: adamw", "    epochs: 30");
        assertThat(store.misfits(file))
                .containsExactly(
                        "21:5: 'warmup-steps' is 500; training takes 30 steps at most (4 pairs, 30 epochs), expected"
                                + " fewer");
    }

    @Test
    void masksMustBeThereWhereAnEditLooksAtThem() {
        file.with(8, "  train: datasets/garments")
                .with(16, "  - method: rewriting")
                .with(19, "    masked: true");

        assertThat(store.misfits(file))
                .containsExactly(
                        "19:13: 'masked' is true; datasets/snow/train holds pairs without masks, expected 'masks:"
                                + " true' in its dataset.yaml");

        store.maskedPairs("datasets/snow/train", 4);
        assertThat(store.check(file)).isInstanceOf(Checked.Fits.class);

        file.with(19, "    masked: false");
        assertThat(store.check(file)).isInstanceOf(Checked.Fits.class);
    }

    @Test
    void weightsAreFoundInAnotherBucket() {
        file.with(5, "  weights: s3://other/vgg.safetensors");
        assertThat(store.misfits(file))
                .containsExactly(
                        "5:12: there is no 'vgg.safetensors' in bucket other; expected a safetensors file under"
                                + " that key");

        store.other.put("vgg.safetensors", StoreFixture.weights(StoreFixture.CLASSES));
        assertThat(store.check(file)).isInstanceOf(Checked.Fits.class);
    }

    @Test
    void weightsMayLieInShardsBesideAnIndex() throws IOException {
        Path whole = Files.write(folder.resolve("whole.safetensors"), store.home.read(StoreFixture.WEIGHTS));
        SplitWeights.write(whole, folder.resolve("split"));
        store.home.putFolder("models/", folder.resolve("split"));
        file.with(5, "  weights: models/" + SplitWeights.INDEX);

        Materials materials = ((Checked.Fits) store.check(file)).materials();

        assertThat(materials.weightsDigest())
                .isEqualTo(StoredWeights.digest(folder.resolve("split").resolve(SplitWeights.INDEX)));
        nothingIsLeftInTheScratchFolder();

        String shard = SplitWeights.SHARDS.get(1);
        store.home.put("models/" + shard, new byte[3]);
        assertThat(store.misfits(file)).singleElement().asString().startsWith("5:12: " + shard + " has 3 bytes");

        store.home.delete("models/" + shard);
        assertThat(store.misfits(file))
                .singleElement()
                .asString()
                .startsWith("5:12: cannot be read")
                .contains("models/" + shard);
    }

    @Test
    void weightsThatAreNoneAreRefused() {
        store.home.put(StoreFixture.WEIGHTS, "not weights".getBytes(StandardCharsets.UTF_8));

        assertThat(store.misfits(file)).singleElement().asString().startsWith("5:12: garments.safetensors");
    }

    @Test
    void weightsWithAnInfinityAreRefused() {
        byte[] weights = StoreFixture.weights(StoreFixture.CLASSES);
        weights[weights.length - 2] = (byte) 0x80;
        weights[weights.length - 1] = (byte) 0x7f;
        store.home.put(StoreFixture.WEIGHTS, weights);

        assertThat(store.misfits(file))
                .singleElement()
                .asString()
                .startsWith("5:12: garments.safetensors")
                .contains("Infinity");
    }

    @Test
    void weightsAndDataAgreeOnTheNumberOfClasses() {
        store.home.put(StoreFixture.WEIGHTS, StoreFixture.weights(10));

        assertThat(store.misfits(file))
                .containsExactly("5:12: the weights tell 10 classes apart; expected the 3 of datasets/garments");
    }

    @Test
    void dataSetsHoldWhatTheirPlaceNeeds() {
        file.with(11, "  validation: datasets/snow/train");

        assertThat(store.misfits(file)).containsExactly("11:15: datasets/snow/train holds pairs; expected images");
    }

    @Test
    void methodsThatComparePicturesNeedPairs() {
        file.with(10, "  train: datasets/snow/val");

        assertThat(store.misfits(file))
                .contains("16:13: local-collision compares images with their modified forms; datasets/snow/val holds"
                        + " images, expected pairs, or one of local-fine-tuning, one-layer-interpolation,"
                        + " global-fine-tuning, full-fine-tuning");
    }

    @Test
    void dataSetsAgreeOnTheirClasses() {
        store.dataset("datasets/snow/val", Kind.IMAGES, 5, List.of("class 0", "class 2", "class 1"), 32);

        assertThat(store.misfits(file))
                .containsExactly("11:15: datasets/snow/val has the classes class 0, class 2, class 1; expected those of"
                        + " datasets/garments: class 0, class 1, class 2");
    }

    @Test
    void picturesOfAnySizeAreTaken() {
        store.dataset("datasets/snow/val", Kind.IMAGES, 5, StoreFixture.classes(StoreFixture.CLASSES), 28);

        assertThat(store.check(file)).isInstanceOf(Checked.Fits.class);
    }

    @Test
    void noMoreImagesAreAskedForThanThereAre() {
        file.with(8, "  limit: 8").with(11, "  validation: datasets/snow/val", "  limit: 6");

        assertThat(store.misfits(file))
                .containsExactly(
                        "8:10: 'limit' is the number 8; datasets/garments holds 7, expected at most that",
                        "12:10: 'limit' is the number 6; datasets/snow/val holds 5, expected at most that");
    }

    @Test
    void aShardCutShortIsFoundOnUpload() {
        String shard = store.home.keys("datasets/snow/train/").stream()
                .filter(key -> key.endsWith(".tar"))
                .findFirst()
                .orElseThrow();
        byte[] whole = store.home.read(shard);
        store.home.put(shard, Arrays.copyOf(whole, whole.length / 2));

        assertThat(store.misfits(file)).isNotEmpty().allMatch(fault -> fault.startsWith("10:10: " + shard));
    }

    @Test
    void faultsOfWeightsAndDataComeTogetherInTheOrderOfTheFile() {
        store.home.delete("datasets/garments/dataset.yaml");
        store.home.put(StoreFixture.WEIGHTS, new byte[3]);
        file.with(11, "  validation: datasets/snow/train");

        assertThat(store.misfits(file))
                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactly("5:12:", "7:15:", "11:15:");
    }

    @Test
    void aStoreThatIsOutOfReachIsNobodysMistake() {
        StoreFixture unreachable = new StoreFixture(folder.resolve("more")) {
            @Override
            public ObjectStore bucket(String name) {
                throw new StoreException(StoreException.Kind.UNAVAILABLE, "out of reach", null);
            }
        };
        file.with(5, "  weights: s3://other/vgg.safetensors");

        assertThatThrownBy(() -> unreachable.check(file)).isInstanceOf(StoreException.class);
    }

    @Test
    void torchScriptIsRefusedWhereItIsNotTrusted() throws IOException {
        store.home.put(StoreFixture.WEIGHTS, Files.readAllBytes(SCRIPT));

        assertThat(store.misfits(file))
                .singleElement()
                .asString()
                .startsWith("5:12: garments.safetensors is a zip, as PyTorch saves pickled weights and TorchScript");
    }

    @Test
    void torchScriptThatIsTrustedIsMeasuredButNotEdited() throws IOException {
        store.trustScripts();
        store.home.put(StoreFixture.WEIGHTS, Files.readAllBytes(SCRIPT));

        assertThat(store.misfits(file))
                .containsExactly("5:12: garments.safetensors is TorchScript, which can be measured, not edited: leave"
                        + " 'edits' out");
        for (int line = 12; line < 20; line++) {
            file.without(line);
        }
        assertThat(store.misfits(file))
                .containsExactly("5:12: the weights tell 10 classes apart; expected the 3 of datasets/garments");
        file.with(5, "  weights: models/garments.safetensors", "  precision: bfloat16");
        assertThat(store.misfits(file))
                .containsExactly("5:12: garments.safetensors is TorchScript, which computes as it was saved: leave"
                        + " 'precision' out");
    }
}
