package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.edit.Halving;
import io.editrisk.edit.LowRank;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.Target;
import io.editrisk.edit.TrialRule;
import io.editrisk.experiment.Experiment.Alphas;
import io.editrisk.experiment.Experiment.Edit;
import io.editrisk.experiment.Experiment.EditingTask;
import io.editrisk.experiment.Experiment.Gate;
import io.editrisk.experiment.Experiment.Model;
import io.editrisk.experiment.Experiment.Shifts;
import io.editrisk.experiment.Experiment.Task;
import io.editrisk.network.Precision;
import io.editrisk.shift.Corruptions;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExperimentReaderTest {

    @Test
    void everyKeyArrives() {
        Experiment experiment = new SampleExperiment()
                .with(19, "    target: [moving, frozen]", "    restarts: 2", "    epochs: 40", "    batch-size: 16")
                .with(11, "  validation: datasets/snow/val", "  limit: 300")
                .with(5, "  weights: models/garments.safetensors", "  precision: bfloat16")
                .with(23, "  severities: [1, 3, 5]", "  datasets: [datasets/sketches]")
                .with(25, "  max-original-drop: 0.02", "  max-original-ood-penalty: 0.05", "exclude-edited: false")
                .experiment();

        assertThat(experiment)
                .isEqualTo(new Experiment(
                        "garments-on-snow",
                        7,
                        new Model("small-vgg", "models/garments.safetensors", OptionalInt.empty(), Precision.BFLOAT16),
                        new Task("datasets/garments", OptionalInt.of(600), Optional.empty(), Optional.empty()),
                        List.of(new EditingTask(
                                "editing",
                                "datasets/snow/train",
                                "datasets/snow/val",
                                OptionalInt.of(300),
                                Optional.empty())),
                        List.of(
                                new Edit(
                                        "local-fine-tuning",
                                        List.of("editing"),
                                        List.of("features.11", "features.18"),
                                        List.of(0.001, 0.003),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                                        1,
                                        10_000,
                                        Optional.empty(),
                                        OptionalInt.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                new Edit(
                                        "local-collision",
                                        List.of("editing"),
                                        List.of("features.18"),
                                        List.of(0.3),
                                        Optional.empty(),
                                        List.of(Target.FROZEN, Target.MOVING),
                                        Optional.empty(),
                                        Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                                        2,
                                        40,
                                        Optional.empty(),
                                        OptionalInt.of(16),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                        new Alphas(0, 1, 0.1),
                        new Choosing(TrialRule.EDITING, Choosing.AlphaRule.GATE, OptionalDouble.empty(), false),
                        new Shifts(List.of("fog"), List.of(1, 3, 5), List.of("datasets/sketches")),
                        false,
                        Optional.of(new Gate(Optional.of(0.02), Optional.of(0.05))),
                        Optional.empty()));
    }

    @Test
    void whatIsLeftOutHasADefault() {
        Experiment experiment = new SampleExperiment()
                .without(2)
                .without(8)
                .without(19)
                .without(20)
                .without(21)
                .without(22)
                .without(23)
                .without(24)
                .without(25)
                .experiment();

        assertThat(experiment.seed()).isZero();
        assertThat(experiment.model().precision()).isEqualTo(Precision.FLOAT32);
        assertThat(experiment.task().limit()).isEmpty();
        assertThat(experiment.edits().get(1).targets()).containsExactly(Target.FROZEN);
        assertThat(experiment.alphas()).isEqualTo(new Alphas(0, 1, 0.1));
        assertThat(experiment.shifts()).isEqualTo(new Shifts(List.of(), List.of(), List.of()));
        assertThat(experiment.excludeEdited()).isTrue();
        assertThat(experiment.gate()).isEmpty();
    }

    @Test
    void allCorruptionsAndNoSeveritiesMeanEveryOne() {
        Experiment.Shifts shifts = new SampleExperiment()
                .with(22, "  corruptions: all")
                .without(23)
                .experiment()
                .shifts();

        assertThat(shifts.corruptions()).isEqualTo(Corruptions.names());
        assertThat(shifts.severities()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void ratesThatAreSearchedGoOverThePapersOrdersOfMagnitudeForAllTargetsAndRestarts() {
        Edit edit = new SampleExperiment()
                .with(18, "    learning-rates: auto")
                .with(19, "    target: [moving, frozen]", "    restarts: 2", "    epochs: 40")
                .experiment()
                .edits()
                .get(1);

        assertThat(edit.learningRates()).isEqualTo(Halving.RATES);
        assertThat(edit.halving()).contains(Halving.of(15 * 2 * 2, 40));
    }

    @Test
    void theCommonCorruptionsAreThoseThatPublishedMeansAreOver() {
        Experiment.Shifts shifts = new SampleExperiment()
                .with(22, "  corruptions: common")
                .experiment()
                .shifts();

        assertThat(shifts.corruptions())
                .hasSize(15)
                .contains("elastic_transform")
                .doesNotContain("speckle_noise", "gaussian_blur", "spatter", "saturate");
    }

    @Test
    void formattingCommentsAndTheOrderOfKeysChangeNothing() {
        String otherwise = """
                # the same, written otherwise
                gate: {max-original-drop: 2.0e-2}
                shifts:
                    severities: [5, 1, 3]
                    corruptions: ["fog"]
                alphas: {step: .1}
                edits:
                  - {learning-rates: [0.0030, 1e-3], method: local-fine-tuning, layers: &both [features.11, features.18]}
                  - target: [moving]
                    method: 'local-collision'
                    restarts: 1
                    learning-rates: [0.3]
                    layers:
                      - features.18
                editing-task: {validation: datasets/snow/val, train: datasets/snow/train}
                task: {limit: 0x258, validation: datasets/garments}
                model:
                    weights: models/garments.safetensors
                    architecture: small-vgg
                seed: 7
                name: garments-on-snow
                """;

        byte[] one = Json.encode(new SampleExperiment().experiment());
        byte[] other = Json.encode(SampleExperiment.read(otherwise.getBytes(StandardCharsets.UTF_8)));
        assertThat(new String(other, StandardCharsets.UTF_8)).isEqualTo(new String(one, StandardCharsets.UTF_8));
    }

    @Test
    void anAliasStandsForWhatItNames() {
        Experiment experiment = new SampleExperiment()
                .with(15, "    learning-rates: &rates [0.001, 0.003]")
                .with(18, "    learning-rates: *rates")
                .experiment();

        assertThat(experiment.edits().get(1).learningRates()).containsExactly(0.001, 0.003);
    }

    @Test
    void weightsMayLieInAnotherBucket() {
        Experiment experiment = new SampleExperiment()
                .with(5, "  weights: s3://other-bucket/models/garments.safetensors")
                .experiment();

        assertThat(experiment.model().weights()).isEqualTo("s3://other-bucket/models/garments.safetensors");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNothingWrong() {
        String windows = "\ufeff" + new SampleExperiment().text().replace("\n", "\r\n");

        assertThat(SampleExperiment.read(windows.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new SampleExperiment().experiment());
    }

    @Test
    void pointsAreCountedInDecimalsAndEndWhereTheLineEnds() {
        assertThat(new Alphas(0, 1, 0.1).points())
                .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
        assertThat(new Alphas(0, 1, 0.3).points()).containsExactly(0.0, 0.3, 0.6, 0.9, 1.0);
        assertThat(new Alphas(0.5, 0.75, 0.25).points()).containsExactly(0.0, 0.5, 0.75);
        assertThat(new Alphas(1, 1, 1).points()).containsExactly(0.0, 1.0);
        assertThat(new Alphas(0, 1, 0.001).points()).hasSize(1001);
    }

    private static final String OF_THE_DESIGN = """
            name: garments-on-new-backdrops
            seed: 7
            model:
              architecture: small-vgg
              weights: models/garments.safetensors      # a key in the bucket, or s3://...
            task:
              validation: datasets/garments              # the original task
              limit: 600                                 # optional: the first so many images
            editing-task:
              train: datasets/garments-on-snow/train     # pairs (x, x', y)
              validation: datasets/garments-on-snow/val
            edits:
              - method: local-collision
                layers: [features.7, features.14]
                learning-rates: [0.001, 0.01]
              - method: direct-low-rank
                layers: [features.14]
                rank: 1
                restarts: 10
            alphas: {from: 0, to: 1, step: 0.1}
            shifts:
              corruptions: all                           # or a list
              severities: [1, 3, 5]
              datasets: [datasets/imagenet-r]            # other data with the original labels
            gate:
              max-original-drop: 0.02                    # accuracy, as a fraction
              max-original-ood-penalty: 0.05
            """;

    @Test
    void whatIsLeftOutOfALowRankEditIsThePapers() {
        Experiment.Edit edit = SampleExperiment.read(OF_THE_DESIGN
                        .replace("rank: 1", "learning-rates: [1, 3]")
                        .getBytes(StandardCharsets.UTF_8))
                .edits()
                .get(1);

        assertThat(edit.lowRank()).contains(new LowRank(1, 0.02));
        assertThat(edit.targets()).containsExactly(Target.FROZEN);
        assertThat(edit.restarts()).isEqualTo(10);
        assertThat(edit.optimiser()).contains(new Optimisation(Optimisation.Kind.SGD, 1e-4, 0));
    }

    @Test
    void clipIsTrainedAsPaintDoesUnlessTheFileSaysOtherwise() {
        SampleExperiment clip = new SampleExperiment()
                .with(4, "  architecture: small-clip")
                .with(8, "  prompts: {templates: mnist}")
                .with(14, "    layers: [visual.transformer.resblocks.2]")
                .with(17, "    layers: [visual.proj]")
                .with(19, "    optimiser: adamw", "    warmup-steps: 200", "    weight-decay: 0");

        assertThat(clip.experiment().edits())
                .extracting(edit -> edit.optimiser().orElseThrow())
                .containsExactly(
                        new Optimisation(Optimisation.Kind.ADAMW, 0.1, 500),
                        new Optimisation(Optimisation.Kind.ADAMW, 0, 200));
        assertThat(clip.with(19, "    optimiser: sgd")
                        .experiment()
                        .edits()
                        .get(1)
                        .optimiser())
                .contains(new Optimisation(Optimisation.Kind.SGD, 1e-4, 0));
    }

    @Test
    void theDesignsExampleIsRightButForTheRatesThatItLeavesOut() {
        assertThat(SampleExperiment.faults(OF_THE_DESIGN))
                .containsExactly(
                        "16:13: method 'direct-low-rank' trains and needs the key 'learning-rates': auto, or a list of"
                                + " numbers above 0");

        String now = OF_THE_DESIGN
                .lines()
                .map(line -> line.replace("rank: 1", "rank: 1\n    learning-rates: [1, 3]"))
                .collect(Collectors.joining("\n"));
        assertThat(SampleExperiment.faults(now)).isEmpty();
    }
}
