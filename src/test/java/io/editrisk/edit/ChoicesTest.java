package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    @Test
    void theBestEditingAccuracyWins() {
        Choice choice =
                choose(trial(0, Outcome.IMPROVED, 70), trial(1, Outcome.IMPROVED, 80), trial(2, Outcome.IMPROVED, 75));

        assertThat(choice)
                .isEqualTo(new Choice("run", "edit", OptionalInt.of(1), OptionalInt.empty(), Outcome.IMPROVED));
    }

    @Test
    void amongEqualsTheSmallerTrialNumberWinsInWhateverOrderTheyCome() {
        assertThat(choose(trial(2, Outcome.IMPROVED, 80), trial(1, Outcome.IMPROVED, 80))
                        .trial())
                .hasValue(1);
        assertThat(choose(trial(1, Outcome.IMPROVED, 80), trial(2, Outcome.IMPROVED, 80))
                        .trial())
                .hasValue(1);
    }

    @Test
    void aTrialThatGainedNothingIsNeverChosen() {
        Choice choice = choose(trial(0, Outcome.NO_GAIN, 90), trial(1, Outcome.IMPROVED, 61));

        assertThat(choice.trial()).hasValue(1);
    }

    @Test
    void withoutAnImprovedTrialTheOutcomeNamesTheCollapseFirstAndDivergenceOnlyWhereAllDiverged() {
        assertThat(choose(trial(0, Outcome.NO_GAIN, 60), trial(1, Outcome.COLLAPSED, 60)))
                .isEqualTo(new Choice("run", "edit", OptionalInt.empty(), OptionalInt.empty(), Outcome.COLLAPSED));
        assertThat(choose(trial(0, Outcome.DIVERGED, 60), trial(1, Outcome.NO_GAIN, 60))
                        .outcome())
                .isEqualTo(Outcome.NO_GAIN);
        assertThat(choose(trial(0, Outcome.DIVERGED, 60), trial(1, Outcome.DIVERGED, 60))
                        .outcome())
                .isEqualTo(Outcome.DIVERGED);
    }

    @Test
    void thereIsNothingToChooseFromNoTrials() {
        assertThatThrownBy(ChoicesTest::choose).hasMessageContaining("edit has no trials");
    }

    @Test
    void theOriginalTaskCountsWhereTheRuleSaysSo() {
        List<TrialRecord> trials = List.of(
                trial(0, Outcome.IMPROVED, 88, OptionalLong.of(60)),
                trial(1, Outcome.IMPROVED, 80, OptionalLong.of(88)),
                trial(2, Outcome.IMPROVED, 82, OptionalLong.of(85)),
                trial(3, Outcome.IMPROVED, 83, OptionalLong.of(85)));

        // means .74, .84, .835, .84: among equals the smaller number
        assertThat(chosen(trials, TrialRule.EDITING, 0.05)).hasValue(0);
        assertThat(chosen(trials, TrialRule.MEAN, 0.05)).hasValue(1);
        assertThat(chosen(trials, TrialRule.GATE, 0.05))
                .as("a loss of exactly the limit")
                .hasValue(3);
        assertThat(chosen(trials, TrialRule.GATE, 0.02)).hasValue(1);
        assertThat(chosen(trials, TrialRule.GATE, 0.01)).as("none keeps it").hasValue(0);
    }

    private static OptionalInt chosen(List<TrialRecord> trials, TrialRule rule, double maxDrop) {
        return Choices.choose("run", "edit", trials, rule, OptionalDouble.of(maxDrop))
                .trial();
    }

    private static Choice choose(TrialRecord... trials) {
        return Choices.choose("run", "edit", List.of(trials), TrialRule.EDITING, OptionalDouble.empty());
    }

    private static TrialRecord trial(int number, Outcome outcome, long correct) {
        return trial(number, outcome, correct, OptionalLong.empty());
    }

    /** @param original right of 100 on the original task, of which the unedited network has 90 */
    private static TrialRecord trial(int number, Outcome outcome, long correct, OptionalLong original) {
        TrialSpec spec = new TrialSpec(
                number,
                "local-fine-tuning",
                Optional.of("features.11"),
                0.01,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                40,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                7);
        Accuracy before = new Accuracy(60, 100);
        return new TrialRecord(
                "run",
                "edit",
                spec,
                OptionalInt.empty(),
                outcome,
                Optional.empty(),
                before,
                new Accuracy(correct, 100),
                original.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new OriginalCost(new Accuracy(90, 100), new Accuracy(original.getAsLong(), 100))),
                outcome == Outcome.IMPROVED ? 1 : 0,
                List.of(new EpochPoint(0, 0.5, before)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Provenance("code", "experiment", "weights", "data", 7, "engine", "cpu"));
    }
}
