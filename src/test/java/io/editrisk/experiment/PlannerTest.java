package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.edit.Halving;
import io.editrisk.edit.Rewrite;
import io.editrisk.edit.Spatial;
import io.editrisk.edit.Target;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.shift.Shift;
import io.editrisk.store.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final String DIGEST = "5a".repeat(32);

    /** Asked for in part where an experiment has a limit. */
    private static final List<Exposure> EXPOSURES = List.of(
            new Exposure("datasets/garments", 600, List.of(4, 599)),
            new Exposure("datasets/garments", 601, List.of(4, 599)),
            new Exposure("datasets/snow/val", 300, List.of()),
            new Exposure("datasets/snow/val", 700, List.of()),
            new Exposure("datasets/sketches", 700, List.of()));

    private final Planner planner = new Planner("0.1.0+test", "generated", 250);
    private final SampleExperiment file = new SampleExperiment();

    private static Materials materials(String digest) {
        return SomeMaterials.of(digest, List.of("datasets/snow/train"), EXPOSURES);
    }

    private Plan plan() {
        return planner.plan(file.experiment(), materials(DIGEST));
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(Json.encode(plan())).isEqualTo(Json.encode(plan()));
    }

    @Test
    void aPlanSurvivesTheStore() {
        assertThat(Json.decode(Json.encode(plan()), Plan.class)).isEqualTo(plan());
    }

    @Test
    void aRunIsNamedByWhatItIs() {
        String run = plan().run();

        assertThat(run).matches("garments-on-snow-[0-9a-f]{12}");
        assertThat(new Planner("0.1.0+test", "generated", 100)
                        .plan(file.experiment(), materials(DIGEST))
                        .run())
                .as("images per task")
                .isEqualTo(run);
        assertThat(new Planner("0.1.0+other", "generated", 250)
                        .plan(file.experiment(), materials(DIGEST))
                        .run())
                .as("code")
                .isNotEqualTo(run);
        assertThat(planner.plan(file.experiment(), materials("6b".repeat(32))).run())
                .as("data")
                .isNotEqualTo(run);
        Materials weights = new Materials(
                "0c".repeat(32), new TreeMap<>(), materials(DIGEST).datasets(), EXPOSURES, Optional.empty());
        assertThat(planner.plan(file.experiment(), weights).run()).as("weights").isNotEqualTo(run);
        file.with(8, "  limit: 601");
        assertThat(plan().run()).as("experiment").isNotEqualTo(run);
    }

    @Test
    void whatFrostIsCutFromIsPartOfARunWithFrostAndOfNoOther() {
        Planner other = new Planner("0.1.0+test", "sha256:1f", 250);

        Plan without = other.plan(file.experiment(), materials(DIGEST));
        assertThat(without).isEqualTo(plan());
        assertThat(without.frost()).isEmpty();

        file.with(22, "  corruptions: [fog, frost]");
        Plan with = other.plan(file.experiment(), materials(DIGEST));
        assertThat(with.frost()).contains("sha256:1f");
        assertThat(plan().frost()).contains("generated");
        assertThat(with.run()).isNotEqualTo(plan().run());
    }

    @Test
    void whatLooksAtMasksIsAnEditOfItsOwn() {
        file.with(8, "  limit: 600", "  train: datasets/garments")
                .with(13, "  - method: rewriting")
                .with(14, "    layers: [features.18]")
                .with(16, "  - method: rewriting")
                .with(18, "    learning-rates: [0.001, 0.003]", "    as: masks")
                .with(19, "    masked: true");
        List<PlannedEdit> edits = plan().edits();
        String run = plan().run();

        assertThat(edits)
                .extracting(PlannedEdit::name)
                .containsExactly("rewriting@features.18", "rewriting@features.18+masks");
        assertThat(edits.stream()
                        .map(edit ->
                                edit.trials().get(0).lowRank().orElseThrow().rewrite()))
                .containsExactly(
                        Optional.of(new Rewrite(false, 1e-6, Spatial.CENTRE, false)),
                        Optional.of(new Rewrite(false, 1e-6, Spatial.CENTRE, true)));
        file.with(19, "    masked: false");
        assertThat(plan().run()).isNotEqualTo(run);
        assertThat(plan().edits()).hasSize(1);
    }

    @Test
    void whatIsMeasuredComesInAFixedOrder() {
        file.with(22, "  corruptions: [jpeg_compression, fog]")
                .with(23, "  severities: [3, 1]", "  datasets: [datasets/sketches]")
                .with(11, "  validation: datasets/snow/val", "  limit: 300");

        assertThat(plan().sets())
                .extracting(EvaluationSet::id, EvaluationSet::samples)
                .containsExactly(
                        Tuple.tuple("original", 598),
                        Tuple.tuple("editing", 300),
                        Tuple.tuple("original+fog-1", 598),
                        Tuple.tuple("editing+fog-1", 300),
                        Tuple.tuple("original+fog-3", 598),
                        Tuple.tuple("editing+fog-3", 300),
                        Tuple.tuple("original+jpeg_compression-1", 598),
                        Tuple.tuple("editing+jpeg_compression-1", 300),
                        Tuple.tuple("original+jpeg_compression-3", 598),
                        Tuple.tuple("editing+jpeg_compression-3", 300),
                        Tuple.tuple("dataset:sketches", 700));
        assertThat(plan().set("editing+fog-3"))
                .isEqualTo(new EvaluationSet(
                        "editing+fog-3",
                        Optional.of("editing"),
                        Selection.all("datasets/snow/val", 300),
                        Optional.of(new Shift("fog", 3)),
                        false));
        assertThat(plan().set("dataset:sketches"))
                .isEqualTo(new EvaluationSet(
                        "dataset:sketches",
                        Optional.empty(),
                        Selection.all("datasets/sketches", 700),
                        Optional.empty(),
                        false));
    }

    @Test
    void whatTheEditsAreTrainedOnIsLeftOutUnlessTheExperimentSaysOtherwise() {
        assertThat(plan().set("original").images())
                .isEqualTo(new Selection("datasets/garments", 600, List.of(4, 599), OptionalLong.empty()));
        assertThat(plan().set("original+fog-3").samples()).isEqualTo(598);

        file.with(25, "  max-original-drop: 0.02", "exclude-edited: false");

        assertThat(plan().set("original+fog-3").samples()).isEqualTo(600);
        assertThat(plan().exposures()).isEqualTo(EXPOSURES);
    }

    @Test
    void thePlanSaysWhatItStandsOn() {
        assertThat(plan().code()).isEqualTo("0.1.0+test");
        assertThat(plan().weightsDigest()).isEqualTo("0b".repeat(32));
        assertThat(plan().experimentDigest()).matches("[0-9a-f]{64}");
        assertThat(plan().datasets()).contains(new Plan.DatasetUse("datasets/snow/train", DIGEST));
        assertThat(plan().heads()).isEmpty();
        assertThat(plan().alphas()).hasSize(11).startsWith(0.0, 0.1, 0.2, 0.3).endsWith(1.0);
    }

    @Test
    void everyLayerIsAnEditOfItsOwn() {
        assertThat(plan().edits())
                .extracting(PlannedEdit::name, PlannedEdit::layer)
                .containsExactly(
                        Tuple.tuple("local-fine-tuning@features.11", Optional.of("features.11")),
                        Tuple.tuple("local-fine-tuning@features.18", Optional.of("features.18")),
                        Tuple.tuple("local-collision@features.18", Optional.of("features.18")));
    }

    @Test
    void aWholeNetworkMethodIsAnEditByItsName() {
        file.with(16, "  - method: full-fine-tuning").without(17).without(19);

        PlannedEdit edit = plan().edits().get(2);
        assertThat(edit.name()).isEqualTo("full-fine-tuning");
        assertThat(edit.layer()).isEmpty();
        assertThat(edit.trials()).extracting(TrialSpec::layer).containsOnly(Optional.empty());
    }

    @Test
    void aSearchIsPlannedWithAllItsTrials() {
        PlannedEdit listed = plan().edit("local-collision@features.18");
        file.with(18, "    learning-rates: auto", "    max-minutes: 0.5");
        PlannedEdit searched = plan().edit("local-collision@features.18");

        assertThat(listed.halving()).isEmpty();
        assertThat(listed.limit()).isEmpty();
        assertThat(searched.limit()).contains(Duration.ofSeconds(30));
        assertThat(searched.halving().orElseThrow().rungs().get(0).trials())
                .isEqualTo(searched.trials().size());
        assertThat(searched.trials()).extracting(TrialSpec::learningRate).containsSubsequence(Halving.RATES);
        assertThat(searched.trials())
                .extracting(TrialSpec::epochs)
                .containsOnly(listed.trials().get(0).epochs());
    }

    @Test
    void trialsGoThroughRatesThenTargetsThenRestarts() {
        file.with(18, "    learning-rates: [3, 0.3]")
                .with(19, "    target: [moving, frozen]", "    restarts: 2", "    epochs: 40", "    batch-size: 20");

        List<TrialSpec> trials = plan().edit("local-collision@features.18").trials();

        assertThat(trials)
                .extracting(
                        TrialSpec::trial,
                        TrialSpec::learningRate,
                        trial -> trial.target().orElseThrow(),
                        TrialSpec::restart)
                .containsExactly(
                        Tuple.tuple(0, 0.3, Target.FROZEN, 0),
                        Tuple.tuple(1, 0.3, Target.FROZEN, 1),
                        Tuple.tuple(2, 0.3, Target.MOVING, 0),
                        Tuple.tuple(3, 0.3, Target.MOVING, 1),
                        Tuple.tuple(4, 3.0, Target.FROZEN, 0),
                        Tuple.tuple(5, 3.0, Target.FROZEN, 1),
                        Tuple.tuple(6, 3.0, Target.MOVING, 0),
                        Tuple.tuple(7, 3.0, Target.MOVING, 1));
        assertThat(trials).allSatisfy(trial -> {
            assertThat(trial.method()).isEqualTo("local-collision");
            assertThat(trial.epochs()).isEqualTo(40);
            assertThat(trial.batchSize()).hasValue(20);
        });
    }

    @Test
    void everyTrialDrawsFromASeedOfItsOwnThatTheExperimentDecides() {
        List<Long> seeds = seeds();

        assertThat(seeds).doesNotHaveDuplicates().isEqualTo(seeds());
        file.with(2, "seed: 8");
        assertThat(seeds()).doesNotContainAnyElementsOf(seeds);
    }

    private List<Long> seeds() {
        return plan().edits().stream()
                .flatMap(edit -> edit.trials().stream())
                .map(TrialSpec::seed)
                .toList();
    }

    @Test
    void methodsThatTrainAlikeShareTheirTrials() {
        file.with(16, "  - method: one-layer-interpolation")
                .with(17, "    layers: [features.18, features.4]")
                .with(18, "    learning-rates: [0.003, 0.001]")
                .without(19);

        assertThat(plan().edits())
                .extracting(PlannedEdit::name)
                .containsExactly(
                        "local-fine-tuning@features.11",
                        "local-fine-tuning@features.18",
                        "one-layer-interpolation@features.4");
        assertThat(plan().edit("local-fine-tuning@features.18").reportedAs())
                .containsExactly(
                        new ReportedAs(
                                "local-fine-tuning@features.18", "local-fine-tuning@features.18", "local-fine-tuning"),
                        new ReportedAs(
                                "one-layer-interpolation@features.18",
                                "one-layer-interpolation@features.18",
                                "one-layer-interpolation"));
        assertThat(plan().edit("one-layer-interpolation@features.4").trials())
                .extracting(TrialSpec::method)
                .containsOnly("local-fine-tuning");
    }

    @Test
    void anotherSearchIsAnotherEdit() {
        file.with(16, "  - method: one-layer-interpolation").without(19);

        assertThat(plan().edits())
                .extracting(PlannedEdit::name)
                .containsExactly(
                        "local-fine-tuning@features.11",
                        "local-fine-tuning@features.18",
                        "one-layer-interpolation@features.18");
    }
}
