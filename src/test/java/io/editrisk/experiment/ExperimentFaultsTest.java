package io.editrisk.experiment;

import static io.editrisk.experiment.SampleExperiment.faults;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.shift.Corruptions;
import org.junit.jupiter.api.Test;

/** Whatever is wrong within a file: where, what, and what is allowed. */
class ExperimentFaultsTest {

    private static final String CORRUPTIONS = String.join(", ", Corruptions.names());
    private static final String LAYERS =
            "features.0, features.4, features.7, features.11, features.14, features.18, classifier.0";
    private static final String METHODS =
            "local-fine-tuning, one-layer-interpolation, global-fine-tuning, full-fine-tuning, local-collision,"
                    + " global-collision, rewriting, direct-low-rank, external";
    private static final String EDIT_KEYS = "method, tasks, layers, learning-rates, weights, delta, target, rank,"
            + " initial-scale, centred, ridge, spatial, masked, optimiser, weight-decay, warmup-steps, restarts, epochs,"
            + " max-minutes, batch-size and 3 more";
    private static final String DATA_KEY =
            "a key from the bucket's root (no leading '/', no '..', no empty part, none that begins with =, +, - or @)";

    private final SampleExperiment file = new SampleExperiment();

    @Test
    void aFaultBeginsWithTheFileAsItsUserKnowsIt() {
        Reading reading = new ExperimentReader().read(new byte[0], "examples/mine.yaml");

        assertThat(((Reading.Refused) reading).faults().get(0))
                .hasToString(
                        "examples/mine.yaml:1:1: "
                                + "nothing is written here; expected a mapping with the keys name, seed, model, task, editing-task,"
                                + " editing-tasks, edits, alphas, choose-trial, choose-alpha, fixed-alpha, selection-split, shifts, exclude-edited, gate, stop-when");
    }

    @Test
    void aMisspeltKeyIsNamedWithTheNearestAndNotMissingAsWell() {
        assertThat(file.with(15, "    learing-rates: [0.001]").faults())
                .containsExactly(
                        "15:5: unknown key 'learing-rates', did you mean 'learning-rates'? allowed here: " + EDIT_KEYS);
    }

    @Test
    void aKeyThatIsLikeNoOtherComesWithThoseAllowed() {
        assertThat(file.with(8, "  colour: red").faults())
                .containsExactly(
                        "8:3: unknown key 'colour'; allowed here: validation, limit, train, train-limit, prompts");
    }

    @Test
    void missingKeysAreNamedAtTheirSections() {
        assertThat(file.without(1).without(5).without(15).faults())
                .containsExactly(
                        "2:1: the experiment lacks the key 'name'; expected lower-case letters, digits and single hyphens"
                                + " between them, at most 60",
                        "4:3: 'model' lacks the key 'weights'; expected a key from the bucket's root, or s3://BUCKET/KEY"
                                + " (no leading '/', no '..', no empty part, none that begins with =, +, - or @)",
                        "13:13: method 'local-fine-tuning' trains and needs the key 'learning-rates': auto, or a list of"
                                + " numbers above 0");
    }

    @Test
    void aKeyGivenTwiceNamesBothLines() {
        assertThat(file.with(2, "seed: 7", "seed: 8").faults())
                .containsExactly("3:1: key 'seed' is given twice, first in line 2; one of them is allowed");
    }

    @Test
    void aKeyThatIsAListIsRefused() {
        assertThat(file.with(8, "  [a, b]: 1").faults())
                .containsExactly("8:3: a key of 'task' is a list; allowed here: validation, limit, train, train-limit,"
                        + " prompts");
    }

    @Test
    void valuesOfAnotherTypeAreShown() {
        assertThat(file.with(1, "name: 5")
                        .with(2, "seed: soon")
                        .with(3, "model: yes")
                        .without(4)
                        .without(5)
                        .with(8, "  limit: 1.5")
                        .with(14, "    layers: features.11")
                        .faults())
                .containsExactly(
                        "1:7: 'name' is the number 5; expected lower-case letters, digits and single hyphens between"
                                + " them, at most 60",
                        "2:7: 'seed' is the text 'soon'; expected a whole number from 0 to 9007199254740991",
                        "3:8: 'model' is the text 'yes'; expected a mapping with the keys architecture, weights, size, precision",
                        "8:10: 'limit' is the number 1.5; expected a whole number from 1 to 1000000000",
                        "14:13: 'layers' is the text 'features.11'; expected a list of 1 to 100, each the name of a layer");
    }

    @Test
    void keysWithNothingAfterThemAreEmpty() {
        assertThat(file.with(15, "    learning-rates:").with(20, "alphas:").faults())
                .containsExactly(
                        "15:20: 'learning-rates' is empty; expected auto, or a list of 1 to 100, each a number above"
                                + " 0",
                        "20:8: 'alphas' is empty; expected a mapping with the keys from, to, step");
    }

    @Test
    void aWordForRatesThatThereIsNotIsRefused() {
        assertThat(file.with(15, "    learning-rates: automatic").faults())
                .containsExactly(
                        "15:21: 'learning-rates' is the text 'automatic'; expected auto, or a list of 1 to 100,"
                                + " each a number above 0");
        assertThat(file.with(15, "    learning-rates: [auto]").faults())
                .containsExactly("15:22: item 1 of 'learning-rates' is the text 'auto'; expected a number above 0");
    }

    @Test
    void emptyListsAreRefused() {
        assertThat(file.with(14, "    layers: []").with(22, "  corruptions: []").faults())
                .containsExactly(
                        "14:13: 'layers' is an empty list; expected a list of 1 to 100, each the name of a layer",
                        "22:16: 'corruptions' is an empty list; expected a list of 1 to 19, each one of "
                                + CORRUPTIONS);
        assertThat(new SampleExperiment()
                        .with(12, "edits: []")
                        .without(13)
                        .without(14)
                        .without(15)
                        .without(16)
                        .without(17)
                        .without(18)
                        .without(19)
                        .faults())
                .containsExactly("12:8: 'edits' is an empty list; expected a list of 1 to 100 mappings");
    }

    @Test
    void unknownNamesComeWithTheNearAndTheKnown() {
        assertThat(file.with(4, "  architecture: small-vg")
                        .with(13, "  - method: local-fine-tunning")
                        .with(22, "  corruptions: [Gaussian-Noise, hail]")
                        .faults())
                .containsExactly(
                        "4:17: unknown architecture 'small-vg', did you mean 'small-vgg'? known: "
                                + Architectures.all().stream()
                                        .map(Architecture::name)
                                        .collect(joining(", ")),
                        "13:13: unknown method 'local-fine-tunning', did you mean 'local-fine-tuning'? known: "
                                + METHODS,
                        "22:17: unknown corruption 'Gaussian-Noise', did you mean 'gaussian_noise'? known: "
                                + CORRUPTIONS,
                        "22:33: unknown corruption 'hail'; known: " + CORRUPTIONS);
    }

    @Test
    void unknownLayersComeWithTheNearAndThoseOfTheArchitecture() {
        assertThat(file.with(14, "    layers: [features.13, layer4]").faults())
                .containsExactly(
                        "14:14: unknown layer of small-vgg 'features.13', did you mean 'features.11' or 'features.14' or"
                                + " 'features.18'? known: " + LAYERS,
                        "14:27: unknown layer of small-vgg 'layer4'; known: " + LAYERS);
    }

    @Test
    void aMethodAtALayerNeedsOneAndAWholeNetworkMethodTakesNone() {
        assertThat(file.without(14)
                        .with(16, "  - method: full-fine-tuning")
                        .without(19)
                        .faults())
                .containsExactly(
                        "13:13: method 'local-fine-tuning' edits single layers and needs the key 'layers': a list of"
                                + " layers of the architecture",
                        "17:5: method 'full-fine-tuning' edits the whole network and takes no 'layers'");
    }

    @Test
    void aTargetIsForCollisionOnly() {
        assertThat(file.with(15, "    learning-rates: [1]", "    target: frozen")
                        .with(19, "    target: freezing")
                        .faults())
                .containsExactly(
                        "16:5: method 'local-fine-tuning' takes no 'target'; allowed with local-collision,"
                                + " global-collision, rewriting, direct-low-rank",
                        "20:13: unknown target 'freezing'; known: frozen, moving");
    }

    @Test
    void aRankIsForEditsOfLowRankOnly() {
        assertThat(file.with(15, "    learning-rates: [1]", "    rank: 2", "    initial-scale: 0.1")
                        .with(16, "  - method: direct-low-rank")
                        .with(19, "    rank: 0", "    initial-scale: 0")
                        .faults())
                .containsExactly(
                        "16:5: method 'local-fine-tuning' takes no 'rank'; allowed with rewriting, direct-low-rank",
                        "17:5: method 'local-fine-tuning' takes no 'initial-scale'; allowed with rewriting, direct-low-rank",
                        "21:11: 'rank' is the number 0; expected a whole number from 1 to 10000",
                        "22:20: 'initial-scale' is the number 0; expected a number above 0");
    }

    @Test
    void layersThatALowRankEditCannotEditAreSaidWithTheReason() {
        assertThat(file.with(4, "  architecture: vit-b-16-timm")
                        .with(14, "    layers: [blocks.3, patch_embed.proj]")
                        .with(16, "  - method: direct-low-rank")
                        .with(17, "    layers: [blocks.3, blocks.3.attn.qkv, patch_embed.proj]")
                        .faults())
                .containsExactly(
                        "17:14: direct-low-rank cannot edit 'blocks.3', which is a block of several weights; expected a"
                                + " layer with one",
                        "17:43: direct-low-rank cannot edit 'patch_embed.proj', which has a kernel of 16x16, and what is"
                                + " added goes to a kernel's centre; expected a linear layer or an odd kernel");
    }

    @Test
    void rewritingNeedsTheOriginalTasksTrainingData() {
        assertThat(file.with(13, "  - method: rewriting")
                        .with(16, "  - method: rewriting")
                        .with(17, "    layers: [features.7]")
                        .faults())
                .containsExactly(
                        "13:13: method 'rewriting' looks at what the network was trained on and needs the key 'train' in"
                                + " 'task': a data set's key",
                        "16:13: method 'rewriting' looks at what the network was trained on and needs the key 'train' in"
                                + " 'task': a data set's key");
        assertThat(file.with(8, "  train: datasets/garments/train").faults()).isEmpty();
        assertThat(new SampleExperiment().with(8, "  train-limit: 100").faults())
                .containsExactly("8:3: 'train-limit' needs the key 'train' beside it: the key of a data set");
    }

    @Test
    void whatRewritingTakesIsForRewritingOnly() {
        assertThat(file.with(8, "  train: datasets/garments/train")
                        .with(13, "  - method: rewriting")
                        .with(15, "    learning-rates: [1]", "    ridge: 2", "    spatial: center", "    masked: where")
                        .with(16, "  - method: direct-low-rank")
                        .with(19, "    centred: true", "    ridge: 0.1", "    spatial: full-kernel", "    masked: true")
                        .faults())
                .containsExactly(
                        "16:12: 'ridge' is the number 2; expected a number from 0 to 1",
                        "17:14: unknown spatial 'center', did you mean 'centre'? known: centre, full-kernel",
                        "18:13: 'masked' is the text 'where'; expected true or false",
                        "22:5: method 'direct-low-rank' takes no 'centred'; allowed with rewriting",
                        "23:5: method 'direct-low-rank' takes no 'ridge'; allowed with rewriting",
                        "24:5: method 'direct-low-rank' takes no 'spatial'; allowed with rewriting",
                        "25:5: method 'direct-low-rank' takes no 'masked'; allowed with rewriting");
    }

    @Test
    void masksLieOnAConvolutionsGrid() {
        assertThat(file.with(8, "  train: datasets/garments/train")
                        .with(13, "  - method: rewriting")
                        .with(14, "    layers: [features.11, classifier.0]", "    masked: true")
                        .faults())
                .containsExactly(
                        "14:27: rewriting cannot edit 'classifier.0', which has no grid of features that a mask can"
                                + " be laid on; expected a convolution");
    }

    @Test
    void layersThatRewritingCannotEditAreSaidWithTheReason() {
        assertThat(file.with(4, "  architecture: vgg16")
                        .with(8, "  train: datasets/garments/train")
                        .with(13, "  - method: rewriting")
                        .with(14, "    layers: [features.0, classifier.0]")
                        .with(17, "    layers: [features.0]")
                        .faults())
                .containsExactly(
                        "14:26: rewriting cannot edit 'classifier.0', which has 25088 inputs, whose second moment would"
                                + " take 4802 MiB several times; expected at most 4096");
        String wholeKernel = new SampleExperiment()
                .with(4, "  architecture: vit-b-16-timm")
                .with(8, "  train: datasets/garments/train")
                .with(13, "  - method: rewriting")
                .with(14, "    layers: [patch_embed.proj]", "    spatial: full-kernel")
                .with(17, "    layers: [blocks.3]")
                .text();
        assertThat(SampleExperiment.faults(wholeKernel)).isEmpty();
        assertThat(SampleExperiment.faults(wholeKernel.replace("full-kernel", "centre")))
                .singleElement()
                .asString()
                .startsWith("14:14: rewriting cannot edit 'patch_embed.proj', which has a kernel of 16x16");
    }

    @Test
    void anOptimiserHasItsSettings() {
        assertThat(file.with(15, "    learning-rates: [1]", "    warmup-steps: 200", "    weight-decay: 2")
                        .with(19, "    optimiser: adam", "    warmup-steps: 200")
                        .faults())
                .containsExactly(
                        "16:5: 'warmup-steps' needs 'optimiser: adamw' beside it",
                        "17:19: 'weight-decay' is the number 2; expected a number from 0 to 1",
                        "21:16: unknown optimiser 'adam', did you mean 'adamw'? known: sgd, adamw");
        assertThat(new SampleExperiment()
                        .with(19, "    optimiser: sgd", "    warmup-steps: 200")
                        .faults())
                .containsExactly("20:5: 'warmup-steps' needs 'optimiser: adamw' beside it");
    }

    @Test
    void anExternalEditIsAFileAndTrainsNothing() {
        assertThat(file.with(13, "  - method: external")
                        .with(14, "    weights: models/edited.safetensors", "    delta: models/other.safetensors")
                        .with(15, "    learning-rates: [1]", "    epochs: 3")
                        .with(16, "  - method: external")
                        .with(17, "    restarts: 2")
                        .with(18, "    layers: [features.18]")
                        .with(19, "    target: moving")
                        .faults())
                .containsExactly(
                        "15:5: 'weights' and 'delta' are two edits; one of them is allowed here",
                        "16:5: method 'external' trains nothing and takes no 'learning-rates'",
                        "17:5: method 'external' trains nothing and takes no 'epochs'",
                        "18:13: method 'external' needs the key 'weights' or 'delta': a safetensors file of edited weights,"
                                + " or of differences",
                        "19:5: method 'external' trains nothing and takes no 'restarts'",
                        "20:5: method 'external' edits the whole network and takes no 'layers'",
                        "21:5: method 'external' takes no 'target'; allowed with local-collision, global-collision,"
                                + " rewriting, direct-low-rank");
        assertThat(new SampleExperiment()
                        .with(16, "  - method: external")
                        .with(17, "    weights: models/edited.pt")
                        .without(18)
                        .without(19)
                        .faults())
                .containsExactly(
                        "17:14: 'weights' is the text 'models/edited.pt'; expected the key of a file that ends in"
                                + " .safetensors, or s3://BUCKET/KEY (its last part of letters, digits, dots, hyphens and"
                                + " underscores)");
    }

    @Test
    void externalEditsAreToldApartByTheirFilesNames() {
        assertThat(file.with(13, "  - method: external")
                        .with(14, "    weights: one/lora.safetensors")
                        .without(15)
                        .with(16, "  - method: external")
                        .with(17, "    delta: two/lora.safetensors")
                        .without(18)
                        .without(19)
                        .faults())
                .containsExactly(
                        "17:12: edit 'external@lora' is asked for twice, first in line 14; their files' names must"
                                + " differ");
    }

    @Test
    void severitiesAreWholeNumbersFrom1To5() {
        assertThat(file.with(23, "  severities: [0, 3, 6, 1.5, mild, 3]").faults())
                .containsExactly(
                        "23:16: item 1 of 'severities' is the number 0; expected a whole number from 1 to 5",
                        "23:22: item 3 of 'severities' is the number 6; expected a whole number from 1 to 5",
                        "23:25: item 4 of 'severities' is the number 1.5; expected a whole number from 1 to 5",
                        "23:30: item 5 of 'severities' is the text 'mild'; expected a whole number from 1 to 5",
                        "23:36: item 6 of 'severities' is the same as item 2; list it once");
    }

    @Test
    void severitiesNeedCorruptions() {
        assertThat(file.without(22).faults())
                .containsExactly(
                        "23:3: 'severities' needs the key 'corruptions' beside it: all, common, or a list of names");
    }

    @Test
    void alphasLieBetween0And1() {
        assertThat(file.with(20, "alphas: {from: -0.1, to: 1.5, step: 0}").faults())
                .containsExactly(
                        "20:16: 'from' is the number -0.1; expected a number from 0 to 1",
                        "20:26: 'to' is the number 1.5; expected a number above 0, at most 1",
                        "20:37: 'step' is the number 0; expected a number from 0.001 to 1");
    }

    @Test
    void alphasDoNotRunBackwards() {
        assertThat(file.with(20, "alphas: {from: 0.5, to: 0.2, step: -0.1}").faults())
                .containsExactly(
                        "20:25: alphas run from 0.5 to 0.2; 'to' is at least 'from' (1 when left out)",
                        "20:36: 'step' is the number -0.1; expected a number from 0.001 to 1");
    }

    @Test
    void learningRatesAreAboveZeroAndFinite() {
        assertThat(file.with(15, "    learning-rates: [0, -1, .inf, .nan, 1e400, 1e-400, 0.1, 0.10, fast]")
                        .faults())
                .containsExactly(
                        "15:22: item 1 of 'learning-rates' is the number 0; expected a number above 0",
                        "15:25: item 2 of 'learning-rates' is the number -1; expected a number above 0",
                        "15:29: item 3 of 'learning-rates' is the number .inf; expected a number above 0",
                        "15:35: item 4 of 'learning-rates' is the number .nan; expected a number above 0",
                        "15:41: item 5 of 'learning-rates' is the number 1e400; expected a number above 0",
                        "15:48: item 6 of 'learning-rates' is the number 1e-400; expected a number above 0",
                        "15:61: item 8 of 'learning-rates' is the same as item 7; list it once",
                        "15:67: item 9 of 'learning-rates' is the text 'fast'; expected a number above 0");
    }

    @Test
    void countsAndFractionsHaveTheirRanges() {
        assertThat(file.with(8, "  limit: 0")
                        .with(19, "    restarts: 0", "    epochs: 10001", "    batch-size: 0")
                        .with(25, "  max-original-drop: 2", "  max-original-ood-penalty: -0.1")
                        .faults())
                .containsExactly(
                        "8:10: 'limit' is the number 0; expected a whole number from 1 to 1000000000",
                        "19:15: 'restarts' is the number 0; expected a whole number from 1 to 100",
                        "20:13: 'epochs' is the number 10001; expected a whole number from 1 to 10000",
                        "21:17: 'batch-size' is the number 0; expected a whole number from 1 to 1000000000",
                        "27:22: 'max-original-drop' is the number 2; expected a number from 0 to 1",
                        "28:29: 'max-original-ood-penalty' is the number -0.1; expected a number from 0 to 1");
    }

    @Test
    void aNameThatCannotNameARunIsRefused() {
        assertThat(file.with(1, "name: \"Garments\\n\\u0007on snow\"").faults())
                .containsExactly("1:7: 'name' is the text 'Garments\\u000a\\u0007on snow'; expected lower-case letters,"
                        + " digits and single hyphens between them, at most 60");
    }

    @Test
    void keysStayWithinTheBucket() {
        assertThat(file.with(5, "  weights: /models/x")
                        .with(7, "  validation: ../data")
                        .with(10, "  train: a//b")
                        .with(11, "  validation: s3://bucket/x")
                        .with(23, "  datasets: [a/./b, c/]")
                        .faults())
                .containsExactly(
                        "5:12: 'weights' is the text '/models/x'; expected a key from the bucket's root, or"
                                + " s3://BUCKET/KEY (no leading '/', no '..', no empty part, none that begins with =, +, - or @)",
                        "7:15: 'validation' is the text '../data'; expected " + DATA_KEY,
                        "10:10: 'train' is the text 'a//b'; expected " + DATA_KEY,
                        "11:15: 'validation' is the text 's3://bucket/x'; expected " + DATA_KEY,
                        "23:14: item 1 of 'datasets' is the text 'a/./b'; expected " + DATA_KEY,
                        "23:21: item 2 of 'datasets' is the text 'c/'; expected " + DATA_KEY);
    }

    @Test
    void anEditIsAskedForOnce() {
        assertThat(file.with(16, "  - method: local-fine-tuning")
                        .with(17, "    layers: [features.4, features.18]")
                        .without(19)
                        .faults())
                .containsExactly(
                        "17:26: edit 'local-fine-tuning@features.18' is asked for twice, first in line 14; list"
                                + " it once, with all its learning rates, or tell them apart by the key 'as'");
    }

    @Test
    void dataSetsToShiftToHaveNamesOfTheirOwn() {
        assertThat(file.with(23, "  datasets: [art/r, x/r, art-r]").faults())
                .containsExactly("23:26: both 'art/r' and 'art-r' would be named 'art-r'; the keys must differ by more"
                        + " than '/' and '-'");
    }

    @Test
    void allFaultsOfAFileComeAtOnceInItsOrder() {
        assertThat(file.with(24, "gates:")
                        .with(14, "    layers: [features.12]")
                        .with(2, "sed: 7")
                        .with(23, "  severities: [9]")
                        .faults())
                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactly("2:1:", "14:14:", "23:16:", "24:1:");
    }

    @Test
    void whatAnAliasRepeatsIsWrongOnceAKey() {
        assertThat(faults(file.with(2, "seed: &x seven").with(8, "  limit: *x").text()))
                .containsExactly(
                        "2:7: 'seed' is the text 'seven'; expected a whole number from 0 to 9007199254740991",
                        "2:7: 'limit' is the text 'seven'; expected a whole number from 1 to 1000000000");
    }

    @Test
    void aFixedPointIsOneThatIsMeasured() {
        assertThat(file.with(20, "alphas: {step: 0.5}", "choose-alpha: fixed", "fixed-alpha: 0.4")
                        .faults())
                .containsExactly("22:14: 'fixed-alpha' is the number 0.4; expected one of the alphas 0.5, 1");
        assertThat(file.with(20, "alphas: {step: 0.5}", "choose-alpha: fixed").faults())
                .containsExactly("21:15: choose-alpha 'fixed' needs the key 'fixed-alpha': one of the alphas");
        assertThat(file.with(20, "alphas: {step: 0.5}", "choose-alpha: knee", "fixed-alpha: 0.5")
                        .faults())
                .containsExactly("22:1: 'fixed-alpha' needs 'choose-alpha: fixed' beside it");
        assertThat(file.with(20, "alphas: {step: 0.5}", "choose-alpha: fixed", "fixed-alpha: 0.5")
                        .faults())
                .isEmpty();
    }

    @Test
    void anEvaluationEndsEarlyByALimitThatIsMeasured() {
        String refused = "'stop-when' needs a limit in 'gate' to stop by: 'max-original-drop', or"
                + " 'max-original-ood-penalty' where there are 'shifts'";

        assertThat(file.with(1, "name: a", "stop-when: {looks: 3}").faults()).isEmpty();
        assertThat(file.with(1, "name: a", "stop-when: {interval-below: 0.01}").faults())
                .isEmpty();
        assertThat(file.with(1, "name: a", "stop-when: {looks: 1, interval-below: 0}")
                        .faults())
                .containsExactly(
                        "2:20: 'looks' is the number 1; expected a whole number from 2 to 10",
                        "2:39: 'interval-below' is the number 0; expected a number above 0, at most 1");
        assertThat(file.with(1, "name: a", "stop-when: {}")
                        .with(25, "  max-original-ood-penalty: 0.02")
                        .faults())
                .isEmpty();
        assertThat(file.with(24, "gate: {}").with(25, "").faults()).containsExactly("2:1: " + refused);
    }

    @Test
    void trialsAreChosenWithinAGateThatSaysWhatTheyMayLose() {
        assertThat(file.with(1, "name: a", "choose-trial: gate").faults()).isEmpty();
        assertThat(file.with(25, "  max-original-ood-penalty: 0.02").faults())
                .containsExactly("2:15: choose-trial 'gate' needs the key 'max-original-drop' in 'gate': a fraction of"
                        + " accuracy");
    }
}
