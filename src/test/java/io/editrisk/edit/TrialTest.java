package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.evaluation.AlphaSweep;
import io.editrisk.evaluation.Predictions;
import io.editrisk.evaluation.Provenance;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DecodedPictures;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {

    private static final Network NETWORK = DrawnNetwork.NETWORK;

    private static final long SEED = 3;
    private static final int NOISE = 15;

    private static NDManager manager;
    private static Weights original;
    private static List<Pair> pairs;

    @BeforeAll
    static void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = DrawnNetwork.classifying(SEED, manager);
        List<RgbImage> pictures = DrawnNetwork.kinds(SEED, 40, NOISE);
        pairs = IntStream.range(0, pictures.size())
                .mapToObj(i -> new Pair(
                        "pair-" + i,
                        "source-" + i,
                        i % DrawnNetwork.CLASSES,
                        pictures.get(i),
                        DrawnNetwork.modified(pictures.get(i))))
                .toList();
    }

    @AfterAll
    static void free() {
        manager.close();
    }

    @Test
    void theWeightsOfTheBestEpochAreKept(@TempDir Path folder) throws IOException {
        TrialResult result =
                EditingImages.trial(NETWORK, original, pairs, learnable()).run(spec("local-fine-tuning", 1e-4, 15));

        assertThat(result.outcome()).isEqualTo(Outcome.IMPROVED);
        EpochPoint start = result.history().get(0);
        assertThat(result.history()).hasSize(16);
        assertThat(start).isEqualTo(new EpochPoint(0, start.loss(), result.before()));
        assertThat(start.loss()).isCloseTo(lossBefore(), withinPercentage(1e-3));
        assertThat(result.best().editing().correct())
                .isEqualTo(result.history().stream()
                        .mapToLong(point -> point.editing().correct())
                        .max()
                        .orElseThrow())
                .isGreaterThan(result.before().correct());
        assertThat(correct(edited(result, folder), learnable()))
                .isEqualTo(result.best().editing().correct());
    }

    @Test
    void theDeltaHoldsTheEditedLayerAndNothingElse(@TempDir Path folder) throws IOException {
        TrialResult result =
                EditingImages.trial(NETWORK, original, pairs, learnable()).run(spec("local-fine-tuning", 1e-4, 3));

        Delta delta = result.delta().orElseThrow();
        assertThat(delta.changed()).containsExactly("features.11.weight", "features.11.bias");
        assertThat(edited(result, folder)).containsOnlyKeys("features.11.weight", "features.11.bias");
    }

    @Test
    void fullFineTuningChangesEverythingButBatchNormsStatistics() {
        TrialResult result =
                EditingImages.trial(NETWORK, original, pairs, learnable()).run(fullSpec(1e-4, 3));

        assertThat(result.delta().orElseThrow().changed())
                .containsExactlyElementsOf(original.names().stream()
                        .filter(name -> !name.contains("running"))
                        .toList());
    }

    @Test
    void aTrialLeavesTheOriginalWeightsAsTheyWere() {
        Map<String, float[]> before = new HashMap<>();
        original.asMap().forEach((name, tensor) -> before.put(name, tensor.toFloatArray()));

        EditingImages.trial(NETWORK, original, pairs, learnable()).run(fullSpec(1e-4, 3));

        assertThat(original.names())
                .allSatisfy(
                        name -> assertThat(original.get(name).toFloatArray()).containsExactly(before.get(name)));
    }

    @Test
    void trainingStopsWhenAccuracyFallsBelowHalfOfTheBest() {
        TrialResult result =
                EditingImages.trial(NETWORK, original, pairs, known()).run(spec("local-fine-tuning", 1, 40));

        List<EpochPoint> history = result.history();
        assertThat(history).hasSizeLessThan(41);
        assertThat(history.get(history.size() - 1).editing().fraction()).isLessThan(0.5);
        assertThat(history.subList(0, history.size() - 1))
                .allMatch(point -> point.editing().fraction() >= 0.5);
    }

    @Test
    void withoutAGainTheOriginalWeightsStay() {
        TrialResult result =
                EditingImages.trial(NETWORK, original, pairs, known()).run(spec("local-fine-tuning", 1e-6, 3));

        assertThat(result.outcome()).isEqualTo(Outcome.NO_GAIN);
        assertThat(result.best()).isEqualTo(result.history().get(0));
        assertThat(result.delta()).isEmpty();
    }

    @Test
    void aTrialWhoseNumbersAreNoLongerNumbersDiverged() {
        Trial trial = EditingImages.trial(NETWORK, original, pairs, known());

        for (TrialSpec spec : List.of(spec("local-fine-tuning", 1e38, 10), fullSpec(1e12, 10))) {
            TrialResult result = trial.run(spec);

            assertThat(result.outcome()).isEqualTo(Outcome.DIVERGED);
            assertThat(result.history()).isNotEmpty().allMatch(point -> Double.isFinite(point.loss()));
        }
    }

    @Test
    void aMovingTargetAtAHighRateCollapsesAndAFrozenOneDoesNot() {
        Trial trial = EditingImages.trial(NETWORK, original, pairs, known());

        assertThat(trial.run(collision(Target.MOVING, 1, 40)).outcome()).isEqualTo(Outcome.COLLAPSED);
        assertThat(trial.run(collision(Target.FROZEN, 1, 40)).outcome())
                .as("broken as badly, but by its loss")
                .isEqualTo(Outcome.NO_GAIN);
    }

    @Test
    void timeThatIsUpEndsTrainingAfterTheEpochInWhichItIs() {
        Trial trial = EditingImages.trial(NETWORK, original, pairs, learnable());
        TrialSpec spec = spec("local-fine-tuning", 1e-4, 10);
        Stretch atOnce = new Stretch(10, Optional.of(Duration.ofNanos(1)), Checkpoints.NONE);
        Stretch never = new Stretch(10, Optional.of(Duration.ofDays(1)), Checkpoints.NONE);

        TrialResult stopped = trial.run(spec, Optional.empty(), atOnce);
        TrialResult whole = trial.run(spec, Optional.empty(), never);

        assertThat(stopped.history()).isEqualTo(whole.history().subList(0, 2));
        assertThat(stopped.reason()).hasValue("its time was up after epoch 1; a faster machine goes further");
        assertThat(whole.history()).hasSize(11);
        assertThat(whole.reason()).isEmpty();
    }

    @Test
    void theTimeOfEarlierCallsCounts() {
        Trial trial = EditingImages.trial(NETWORK, original, pairs, learnable());
        TrialSpec spec = spec("local-fine-tuning", 1e-4, 10);
        Optional<Duration> hour = Optional.of(Duration.ofHours(1));

        TrialResult stopped = trial.run(spec, Optional.empty(), new Stretch(10, hour, new Checkpoints() {
            @Override
            public Optional<Checkpoint> last(NDManager ofTrial) {
                List<Checkpoint> first = new ArrayList<>();
                trial.run(spec, Optional.empty(), new Stretch(2, hour, new Checkpoints() {
                    @Override
                    public Optional<Checkpoint> last(NDManager none) {
                        return Optional.empty();
                    }

                    @Override
                    public void reached(int epoch, Supplier<Checkpoint> there) {
                        first.add(twoHoursLater(there.get(), ofTrial));
                    }
                }));
                return Optional.of(first.get(0));
            }

            @Override
            public void reached(int epoch, Supplier<Checkpoint> there) {
                throw new IllegalStateException("there is no time to go on");
            }
        }));

        assertThat(stopped.reason()).hasValueSatisfying(why -> assertThat(why).contains("after epoch 2"));
    }

    private static Checkpoint twoHoursLater(Checkpoint there, NDManager ofTrial) {
        return new Checkpoint(
                there.history(),
                there.trained().plusHours(2),
                copies(there.parameters(), ofTrial),
                copies(there.optimiser(), ofTrial),
                copies(there.best(), ofTrial));
    }

    private static Map<String, NDArray> copies(Map<String, NDArray> tensors, NDManager ofTrial) {
        Map<String, NDArray> copies = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            NDArray copy = tensor.duplicate();
            copy.attach(ofTrial);
            copies.put(name, copy);
        });
        return copies;
    }

    @Test
    void theSameSpecTwiceGivesTheSameBytes() {
        TrialSpec batches = new TrialSpec(
                0,
                "local-fine-tuning",
                Optional.of("features.11"),
                1e-4,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                4,
                OptionalInt.of(6),
                Optional.empty(),
                Optional.empty(),
                17);
        Trial trial = EditingImages.trial(NETWORK, original, pairs, learnable());

        for (TrialSpec spec : List.of(batches, fullSpec(1e-4, 3))) {
            TrialResult first = trial.run(spec);
            TrialResult second = trial.run(spec);

            assertThat(second.history()).isEqualTo(first.history());
            assertThat(second.delta().orElseThrow().file())
                    .isEqualTo(first.delta().orElseThrow().file());
        }
    }

    @Test
    void theRecordSaysWhatTheTrialGave() {
        TrialSpec spec = spec("one-layer-interpolation", 1e-4, 3);
        TrialResult result =
                EditingImages.trial(NETWORK, original, pairs, learnable()).run(spec);
        Provenance provenance = new Provenance("code", "experiment", "weights", "data", 7, "engine", "cpu");

        TrialRecord record = result.record("run", "edit", spec, OptionalInt.empty(), Optional.empty(), provenance);

        assertThat(record.before()).isEqualTo(result.history().get(0).editing());
        assertThat(record.best()).isEqualTo(result.best().editing());
        assertThat(record.bestEpoch()).isEqualTo(result.best().epoch());
        assertThat(record.changed()).containsExactly("features.11.weight", "features.11.bias");
        assertThat(record.deltaDigest())
                .hasValueSatisfying(digest -> assertThat(digest).matches("[0-9a-f]{64}"));
    }

    @Test
    void oneLayerInterpolationTrainsAsLocalFineTuningDoes() {
        Trial trial = EditingImages.trial(NETWORK, original, pairs, learnable());

        assertThat(trial.run(spec("one-layer-interpolation", 1e-4, 3)).history())
                .isEqualTo(trial.run(spec("local-fine-tuning", 1e-4, 3)).history());
    }

    @Test
    void anUnknownMethodOrEmptyDataIsRefused() {
        assertThatThrownBy(() -> EditingImages.trial(NETWORK, original, pairs, learnable())
                        .run(spec("magic", 0.1, 1)))
                .hasMessage("there is no method magic");
        assertThatThrownBy(() -> EditingImages.trial(NETWORK, original, List.of(), learnable()))
                .hasMessageContaining("0 training images");
    }

    private static int[] predictions(List<RgbImage> pictures, Map<String, NDArray> edited, double alpha) {
        try (AlphaSweep sweep = new AlphaSweep(NETWORK, original, edited, List.of(alpha))) {
            return sweep.predict(DecodedPictures.of(pictures), List.of()).get(0);
        }
    }

    /** Validation that training can gain on: the modified images themselves. */
    private static List<Sample> learnable() {
        return pairs.stream()
                .map(pair -> new Sample(pair.key(), pair.identity(), pair.label(), pair.modified()))
                .toList();
    }

    /** Validation on which the original network is right about every image. */
    private static List<Sample> known() {
        List<RgbImage> pictures = DrawnNetwork.kinds(SEED, 60, NOISE);
        return IntStream.range(0, pictures.size())
                .mapToObj(i -> new Sample("image-" + i, "source-" + i, i % DrawnNetwork.CLASSES, pictures.get(i)))
                .toList();
    }

    private static double lossBefore() {
        return EditingImages.trial(NETWORK, original, pairs, learnable())
                .run(spec("local-fine-tuning", 1e-12, 1))
                .history()
                .get(1)
                .loss();
    }

    private static Map<String, NDArray> edited(TrialResult result, Path folder) throws IOException {
        Path file = folder.resolve("delta.safetensors");
        Files.write(file, result.delta().orElseThrow().file());
        return Safetensors.load(file, manager);
    }

    private static long correct(Map<String, NDArray> edited, List<Sample> samples) {
        int[] labels = samples.stream().mapToInt(Sample::label).toArray();
        List<RgbImage> pictures = samples.stream().map(Sample::image).toList();
        return Predictions.accuracy(predictions(pictures, edited, 1), labels).correct();
    }

    private static TrialSpec spec(String method, double rate, int epochs) {
        return spec(method, Optional.of("features.11"), rate, Optional.empty(), epochs);
    }

    private static TrialSpec fullSpec(double rate, int epochs) {
        return spec("full-fine-tuning", Optional.empty(), rate, Optional.empty(), epochs);
    }

    private static TrialSpec collision(Target target, double rate, int epochs) {
        return spec("local-collision", Optional.of("features.11"), rate, Optional.of(target), epochs);
    }

    private static TrialSpec spec(
            String method, Optional<String> layer, double rate, Optional<Target> target, int epochs) {
        return new TrialSpec(
                0,
                method,
                layer,
                rate,
                target,
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                epochs,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
