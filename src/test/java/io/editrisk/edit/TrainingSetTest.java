package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.image.RandomResizedCrop;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.Preprocessing;
import io.editrisk.network.SeededCrops;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSetTest {

    private static final Network NETWORK = DrawnNetwork.NETWORK;
    private static final Optional<Augmentation> CROPPED = Optional.of(Augmentation.RANDOM_RESIZED_CROP);
    private static final double RATE = 1e-4;

    private NDManager manager;
    private Weights original;

    @BeforeEach
    void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = DrawnNetwork.classifying(3, manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    /** More images than a batch on the way to the cut, and steps that are no multiple of one. */
    @ParameterizedTest
    @CsvSource({"local-fine-tuning, 7", "local-collision, 60", "full-fine-tuning, 64"})
    void withoutMemoryForFeaturesTrainingGivesTheSameBytes(String method, int batch) {
        List<Pair> pairs = pairs(110);
        List<EditingImage> images = EditingImages.ofPairs(pairs);
        List<EditingImage> validation = EditingImages.of(pairs.stream()
                .map(pair -> new Sample(pair.key(), pair.identity(), pair.label(), pair.modified()))
                .toList());
        TrialSpec spec = spec(method, OptionalInt.of(batch), Optional.empty());

        TrialResult kept = new Trial(NETWORK, original, images, validation, Long.MAX_VALUE).run(spec);
        TrialResult passing = new Trial(NETWORK, original, images, validation, 0).run(spec);

        assertThat(kept.outcome()).isEqualTo(Outcome.IMPROVED);
        assertThat(passing.history()).isEqualTo(kept.history());
        assertThat(passing.delta().orElseThrow().file())
                .isEqualTo(kept.delta().orElseThrow().file());
    }

    @Test
    void cropsBelongToTheImageAndTheEpoch() {
        List<Pair> pairs = IntStream.range(0, 5)
                .mapToObj(i -> new Pair("", "source-" + i, i, noise(i, 48, 40), noise(100 + i, 48, 40)))
                .toList();
        TrialSpec spec = spec("full-fine-tuning", OptionalInt.of(2), CROPPED);
        Cut cut = Cut.before(NETWORK.trainable(), NETWORK, spec);
        TrainingSet images = TrainingSet.of(
                cut,
                EditingImages.ofPairs(pairs),
                Views.of(spec, NETWORK),
                new Sides(false, false),
                original,
                new FeatureMemory(Long.MAX_VALUE),
                manager);
        Preprocessing preprocessing = NETWORK.architecture().preprocessing();
        SeededCrops crops = new SeededCrops(spec.seed(), RandomResizedCrop.paint(preprocessing.size()));

        for (int epoch = 1; epoch <= 2; epoch++) {
            try (TrainingSet.Parts parts = images.over(epoch, List.of(new int[] {3, 1}, new int[] {4}))) {
                StepPairs first = parts.next();
                StepPairs second = parts.next();
                assertThat(parts.hasNext()).isFalse();
                assertThat(first.labels().toLongArray()).containsExactly(3, 1);
                assertThat(second.labels().toLongArray()).containsExactly(4);
                NDArray wanted = preprocessing
                        .unresized()
                        .batch(
                                List.of(
                                        crops.apply(
                                                "source-3", epoch, pairs.get(3).modified()),
                                        crops.apply(
                                                "source-1", epoch, pairs.get(1).modified())),
                                manager);
                assertThat(first.modifiedLogits(original).toFloatArray())
                        .isEqualTo(NETWORK.run(wanted, original).toFloatArray());
            }
        }
    }

    @Test
    void ofCroppedImagesEveryEpochIsAnotherAndTheSameSpecGivesTheSameBytes() {
        List<Pair> pairs = pairs(20);
        Trial trial = EditingImages.trial(
                NETWORK,
                original,
                pairs,
                pairs.stream()
                        .map(pair -> new Sample(pair.key(), pair.identity(), pair.label(), pair.modified()))
                        .toList());
        TrialSpec cropped = spec("local-fine-tuning", OptionalInt.empty(), CROPPED);

        TrialResult once = trial.run(cropped);
        TrialResult again = trial.run(cropped);
        TrialResult plain = trial.run(spec("local-fine-tuning", OptionalInt.empty(), Optional.empty()));

        assertThat(again.history()).isEqualTo(once.history());
        assertThat(once.history().get(1).loss())
                .isNotEqualTo(plain.history().get(1).loss());
    }

    /** A step of more images than training has in memory at once takes the mean gradient of all of them. */
    @Test
    void aStepInPartsMovesAsOneOverAllImages() {
        List<Pair> pairs = pairs(620);
        TrialSpec spec = spec("local-fine-tuning", OptionalInt.empty(), Optional.empty());
        TensorsThemselves moved = new TensorsThemselves(NETWORK.tensorsOf("features.11"));
        Cut cut = Cut.before(NETWORK.tensorsOf("features.11"), NETWORK, spec);
        TrainingSet images = EditingImages.kept(cut, pairs, false, original, manager);
        Training training = new Training(spec, new Given(NETWORK, original, images, Optional.empty(), manager), moved);
        int[] all = IntStream.range(0, pairs.size()).toArray();

        double loss = training.epoch(1, List.of(all));

        List<NDArray> start = new ArrayList<>(moved.start(original, manager).values());
        List<String> names = List.copyOf(training.tensors().keySet());
        Gradients whole;
        try (TrainingSet.Parts parts = images.over(1, List.of(all))) {
            StepPairs everything = parts.next();
            whole = Gradients.of(
                    start,
                    () -> EditingMethods.trained(spec.method())
                            .orElseThrow()
                            .loss(
                                    everything,
                                    original.with(Map.of(names.get(0), start.get(0), names.get(1), start.get(1))),
                                    spec));
        }
        assertThat(loss).isCloseTo(whole.loss(), within(1e-5 * whole.loss()));
        for (int i = 0; i < names.size(); i++) {
            float[] expected =
                    start.get(i).sub(whole.gradients().get(i).mul(RATE)).toFloatArray();
            float[] found = training.tensors().get(names.get(i)).toFloatArray();
            float largest = whole.gradients().get(i).abs().max().getFloat();
            for (int j = 0; j < expected.length; j++) {
                assertThat(found[j]).isCloseTo(expected[j], within((float) (1e-3 * RATE * largest) + 1e-7f));
            }
        }
    }

    private static RgbImage noise(long seed, int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        new SplittableRandom(seed).nextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }

    private static List<Pair> pairs(int count) {
        List<RgbImage> pictures = DrawnNetwork.kinds(3, count, 15);
        return IntStream.range(0, count)
                .mapToObj(i -> new Pair(
                        "pair-" + i,
                        "source-" + i,
                        i % DrawnNetwork.CLASSES,
                        pictures.get(i),
                        DrawnNetwork.modified(pictures.get(i))))
                .toList();
    }

    private static TrialSpec spec(String method, OptionalInt batch, Optional<Augmentation> augmentation) {
        boolean collides = method.endsWith("collision");
        return new TrialSpec(
                0,
                method,
                method.equals("full-fine-tuning") ? Optional.empty() : Optional.of("features.11"),
                collides ? 0.1 : RATE,
                collides ? Optional.of(Target.FROZEN) : Optional.empty(),
                Optional.empty(),
                Optional.of(new Optimisation(Optimisation.Kind.SGD, 0, 0)),
                0,
                3,
                batch,
                augmentation,
                Optional.empty(),
                17);
    }
}
