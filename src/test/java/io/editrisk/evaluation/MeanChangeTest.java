package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By hand: two edits for two tasks, measured on the same ten original images and on images of their own. */
class MeanChangeTest {

    private static final double EXACT = 1e-12;
    private static final EvaluationSet ORIGINAL = Records.set("original", Optional.empty(), 10);
    private static final EvaluationSet FOG = Records.shifted("original+fog-3", Optional.empty(), 10);
    private static final EvaluationSet SNOW = Records.set("snow", Optional.of("snow"), 4);
    private static final EvaluationSet SNOW_FOG = Records.shifted("snow+fog-3", Optional.of("snow"), 4);
    private static final EvaluationSet SAND = Records.set("sand", Optional.of("sand"), 2);
    private static final EvaluationSet SAND_FOG = Records.shifted("sand+fog-3", Optional.of("sand"), 2);

    private final Measurements measured = new Measurements(
            List.of(ORIGINAL, FOG, SNOW, SNOW_FOG, SAND, SAND_FOG),
            List.of(
                    Records.unedited(ORIGINAL, "++++++++--"),
                    Records.unedited(FOG, "+++++-----"),
                    Records.unedited(SNOW, "+---"),
                    Records.unedited(SNOW_FOG, "----"),
                    Records.unedited(SAND, "--"),
                    Records.unedited(SAND_FOG, "--"),
                    edited("one", ORIGINAL, "-+++++++--"), // -.1
                    edited("one", FOG, "--+++-----"), // -.2
                    edited("one", SNOW, "+++-"), // +.5
                    edited("one", SNOW_FOG, "+---"), // two of three lost: -.5
                    edited("other", ORIGINAL, "-++++++-+-"), // two lost, one gained: -.1
                    edited("other", FOG, "+++++-----"), // 0
                    edited("other", SAND, "++"), // +1
                    edited("other", SAND_FOG, "++"))); // 0

    private static MetricRecord edited(String edit, EvaluationSet set, String right) {
        return Records.record(edit, set.id(), 0, Records.point(1, right));
    }

    private MeanChange mean() {
        return new MeanChange(measured, 2);
    }

    @Test
    void editsWeighTheSameHoweverManyImagesTheirTasksHave() {
        MeanChange change = mean();
        change.addEdit(List.of(SNOW), "one", 1);
        change.addEdit(List.of(SAND), "other", 1);

        assertThat(change.mean()).isCloseTo((.5 + 1) / 2, within(EXACT));
    }

    @Test
    void theOriginalPenaltyIsEquationOneAndTheEditingPenaltyEquationTwo() {
        MeanChange original = mean();
        original.addEdit(List.of(FOG), "one", 1);
        original.addEdit(List.of(FOG), "other", 1);
        MeanChange editing = mean();
        editing.addShift(SNOW, List.of(SNOW_FOG), "one", 1);
        editing.addShift(SAND, List.of(SAND_FOG), "other", 1);

        assertThat(original.mean()).isCloseTo((-.2 + 0) / 2, within(EXACT));
        assertThat(editing.mean()).isCloseTo((-.5 + 0) / 2, within(EXACT));
    }

    @Test
    void anImageCountsOnceWithWhatEveryEditMadeOfIt() {
        MeanChange twice = mean();
        twice.addEdit(List.of(ORIGINAL), "one", 1);
        twice.addEdit(List.of(ORIGINAL), "one", 1);

        // the same edit over again is no news
        Interval once = new PairedDifference(0, 1, 10).interval();
        assertThat(twice.mean()).isCloseTo(-.1, within(EXACT));
        assertThat(twice.interval().low()).isCloseTo(once.low(), within(EXACT));
        assertThat(twice.interval().high()).isCloseTo(once.high(), within(EXACT));
    }

    @Test
    void withoutShiftsThereIsNothing() {
        MeanChange change = mean();
        change.addShift(SNOW, List.of(), "one", 1);

        assertThat(change.any()).isFalse();
        assertThatThrownBy(() -> new MeanChange(measured, 0)).hasMessage("a mean over 0 edits");
    }
}
