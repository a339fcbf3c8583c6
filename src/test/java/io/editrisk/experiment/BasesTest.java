package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Edits that start from others: reading, faults, planned edits, what they are measured on. */
class BasesTest {

    private static final String[] TASKS = {
        "editing-tasks:",
        "  - {name: snow, train: datasets/snow/train, validation: datasets/snow/val}",
        "  - {name: sand, train: datasets/snow/train, validation: datasets/snow/val, limit: 50}"
    };

    private final SampleExperiment file = new SampleExperiment();

    private static List<PlannedEdit> edits(SampleExperiment file) {
        return PlannedEdits.of(file.experiment(), Map.of());
    }

    @Test
    void allEditsOfAnItemStartFromTheOneThatItNames() {
        List<PlannedEdit> edits =
                edits(file.with(15, "    learning-rates: [1]", "    base: local-collision@features.18"));

        assertThat(edits)
                .extracting(PlannedEdit::name, PlannedEdit::base)
                .containsExactly(
                        Tuple.tuple("local-fine-tuning@features.11", Optional.of("local-collision@features.18")),
                        Tuple.tuple("local-fine-tuning@features.18", Optional.of("local-collision@features.18")),
                        Tuple.tuple("local-collision@features.18", Optional.empty()));
        assertThat(edits.get(0).below(edits)).containsExactly(edits.get(2));
        assertThat(edits.get(2).below(edits)).isEmpty();
    }

    @Test
    void theSameEditFromAnotherStartIsAnotherEditWithTheSameSeeds() {
        List<PlannedEdit> edits = edits(file.with(
                19,
                "  - method: local-collision",
                "    layers: [features.18]",
                "    learning-rates: [0.3]",
                "    as: twice",
                "    base: local-collision@features.18"));

        PlannedEdit once = edits.get(2);
        PlannedEdit twice = edits.get(3);
        assertThat(twice.name()).isEqualTo("local-collision@features.18+twice");
        assertThat(twice.below(edits)).containsExactly(once);
        assertThat(twice.trials()).isEqualTo(once.trials());
    }

    @Test
    void whatTrainsAlikeFromTheSameStartIsMeasuredOnce() {
        List<PlannedEdit> edits = edits(file.with(
                19,
                "  - {method: one-layer-interpolation, layers: [features.11], learning-rates: [0.001, 0.003],"
                        + " base: local-collision@features.18}",
                "  - {method: local-fine-tuning, layers: [features.11], learning-rates: [0.001, 0.003], as: later,"
                        + " base: local-collision@features.18}"));

        assertThat(edits).hasSize(4);
        assertThat(edits.get(0).reportedAs()).hasSize(1);
        assertThat(edits.get(3).reportedAs())
                .extracting(PlannedEdit.ReportedAs::edit)
                .containsExactly("one-layer-interpolation@features.11", "local-fine-tuning@features.11+later");
    }

    @Test
    void aBaseIsAnotherEditOfTheExperiment() {
        assertThat(file.with(19, "    base: local-fine-tuning@features.14").faults())
                .containsExactly("19:11: unknown edit 'local-fine-tuning@features.14', did you mean"
                        + " 'local-fine-tuning@features.11' or 'local-fine-tuning@features.18'? known:"
                        + " local-fine-tuning@features.11, local-fine-tuning@features.18");
        assertThat(new SampleExperiment()
                        .with(9, TASKS)
                        .without(10)
                        .without(11)
                        .with(19, "    base: local-fine-tuning@features.18")
                        .faults())
                .singleElement()
                .asString()
                .startsWith("21:11: unknown edit 'local-fine-tuning@features.18', did you mean");
    }

    @Test
    void noneStartsFromItselfHoweverFarRound() {
        assertThat(file.with(19, "    base: local-collision@features.18").faults())
                .containsExactly("19:11: edit 'local-collision@features.18' would start from itself"
                        + " (local-collision@features.18); expected an edit that does not start from it");
        assertThat(new SampleExperiment()
                        .with(15, "    learning-rates: [1]", "    base: local-collision@features.18")
                        .with(19, "    base: local-fine-tuning@features.11")
                        .faults())
                .containsExactly(
                        "16:11: edit 'local-fine-tuning@features.11' would start from itself"
                                + " (local-collision@features.18, local-fine-tuning@features.11); expected an edit that does"
                                + " not start from it",
                        "20:11: edit 'local-collision@features.18' would start from itself"
                                + " (local-fine-tuning@features.11, local-collision@features.18); expected an edit that does"
                                + " not start from it");
    }

    @Test
    void itIsMeasuredWhereItStartsAndOnTheTasksOfThoseBelow() {
        Plan plan = new Planner("0.1.0+test", "generated", 250)
                .plan(
                        file.with(9, TASKS)
                                .without(10)
                                .without(11)
                                .with(13, "  - method: local-fine-tuning", "    tasks: [snow]")
                                .with(16, "  - method: local-collision", "    tasks: [sand]")
                                .with(19, "    base: snow:local-fine-tuning@features.18")
                                .with(20, "alphas: {step: 0.5}")
                                .with(23, "  severities: [3]")
                                .experiment(),
                        SomeMaterials.of(
                                "5a".repeat(32),
                                List.of("datasets/snow/train"),
                                List.of(
                                        new Exposure("datasets/garments", 600, List.of()),
                                        new Exposure("datasets/snow/val", 700, List.of()),
                                        new Exposure("datasets/snow/val", 50, List.of()))));

        assertThat(plan.sets("sand:local-collision@features.18"))
                .extracting(EvaluationSet::id)
                .containsExactlyInAnyOrder("original", "original+fog-3", "sand", "sand+fog-3", "snow");
        assertThat(plan.tasks("sand:local-collision@features.18"))
                .extracting(EvaluationTask::alphas)
                .containsOnly(List.of(0.0, 0.5, 1.0));
        assertThat(plan.sets("snow:local-fine-tuning@features.18"))
                .extracting(EvaluationSet::id)
                .containsExactlyInAnyOrder("original", "original+fog-3", "snow", "snow+fog-3");
        assertThat(plan.tasks("snow:local-fine-tuning@features.18"))
                .extracting(EvaluationTask::alphas)
                .containsOnly(List.of(0.5, 1.0));
    }
}
