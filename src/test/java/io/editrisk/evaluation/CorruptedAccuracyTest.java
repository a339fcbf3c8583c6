package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorruptedAccuracyTest {

    private static final EvaluationSet FOG = Records.shifted("original+fog-3", Optional.empty(), 10);
    private static final EvaluationSet BLUR = Records.shifted("original+blur-3", Optional.empty(), 10);

    private final Measurements measured = new Measurements(
            List.of(FOG, BLUR),
            List.of(
                    Records.unedited(FOG, "++++++++--"),
                    Records.edited(FOG, 1, "+++++++++-"),
                    Records.unedited(BLUR, "+++++-----"),
                    Records.edited(BLUR, 1, "+---------")));

    @Test
    void eachSetHasTheSameWeight() {
        assertThat(CorruptedAccuracy.of(measured, List.of(FOG, BLUR), "edit", 0).mean())
                .isCloseTo((.8 + .5) / 2, within(1e-12));
        assertThat(CorruptedAccuracy.of(measured, List.of(FOG, BLUR), "edit", 1).mean())
                .isCloseTo((.9 + .1) / 2, within(1e-12));
    }

    @Test
    void ofOneSetTheIntervalIsWilsons() {
        Interval interval =
                CorruptedAccuracy.of(measured, List.of(FOG), "edit", 0).interval();

        Interval wilson = WilsonInterval.of(new Accuracy(8, 10));
        assertThat(interval.low()).isCloseTo(wilson.low(), within(1e-12));
        assertThat(interval.high()).isCloseTo(wilson.high(), within(1e-12));
    }

    @Test
    void anotherSetOfTheSameImagesTellsMoreThanOneAndLessThanOtherImages() {
        Interval both =
                CorruptedAccuracy.of(measured, List.of(FOG, BLUR), "edit", 0).interval();

        Interval ten = WilsonInterval.of(.65, 10);
        Interval twenty = WilsonInterval.of(.65, 20);
        assertThat(both.high() - both.low()).isBetween(twenty.high() - twenty.low(), ten.high() - ten.low());
    }
}
