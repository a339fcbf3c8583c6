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
        assertThat(CorruptedAccuracy.of(measured, List.of(FOG, BLUR), "edit", 0, 7)
                        .mean())
                .isCloseTo((.8 + .5) / 2, within(1e-12));
        assertThat(CorruptedAccuracy.of(measured, List.of(FOG, BLUR), "edit", 1, 7)
                        .mean())
                .isCloseTo((.9 + .1) / 2, within(1e-12));
    }

    @Test
    void theIntervalIsThatOfAMeanOverSourceImages() {
        // images are right under both, under one or under neither: 5 of 1, 3 of 1/2, 2 of 0
        double[] images = {1, 1, 1, 1, 1, .5, .5, .5, 0, 0};

        Interval interval =
                CorruptedAccuracy.of(measured, List.of(FOG, BLUR), "edit", 0, 7).interval();

        Interval expected = ClusterBootstrap.ofMean(images, 7);
        assertThat(interval.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(interval.high()).isCloseTo(expected.high(), within(1e-12));
    }
}
