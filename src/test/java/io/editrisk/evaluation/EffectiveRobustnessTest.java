package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.evaluation.EffectiveRobustness.Estimate;
import io.editrisk.evaluation.EffectiveRobustness.Member;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against NumPy's least squares: src/test/reference/effective_robustness.py prints what is held here. */
class EffectiveRobustnessTest {

    private static final int IMAGES = 200;

    /** So many right as they are, so many under two shifts. */
    private static Member member(int plain, int one, int other) {
        boolean[] right = new boolean[IMAGES];
        double[] shifted = new double[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            right[i] = (i * 7 + 3) % IMAGES < plain;
            shifted[i] = ((i * 7 + 5) % IMAGES < one ? .5 : 0) + ((i * 7 + 9) % IMAGES < other ? .5 : 0);
        }
        return new Member(right, shifted);
    }

    private static final List<Member> FAMILY =
            List.of(member(190, 150, 130), member(170, 120, 104), member(150, 100, 80), member(120, 70, 62));

    @Test
    void theDistanceIsThatOfTheReferenceScript() {
        Estimate estimate = EffectiveRobustness.to(FAMILY, 7).orElseThrow().of(member(160, 130, 120));

        assertThat(estimate.expected()).isCloseTo(EXPECTED, within(1e-9));
        assertThat(estimate.value()).isCloseTo(.625 - EXPECTED, within(1e-9));
        assertThat(estimate.family()).isEqualTo(4);
        assertThat(estimate.interval().low()).isPositive().isLessThan(estimate.value());
        assertThat(estimate.interval().high()).isGreaterThan(estimate.value());
    }

    private static final double EXPECTED = 0.486933301163;

    @Test
    void onTheLineThereIsNoneToSpeakOf() {
        Estimate estimate = EffectiveRobustness.to(FAMILY, 7).orElseThrow().of(FAMILY.get(1));

        assertThat(estimate.interval().excludesZero()).isFalse();
        assertThat(estimate.value()).isCloseTo(0, within(.03));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        Member edit = member(160, 100, 90);

        assertThat(EffectiveRobustness.to(FAMILY, 3).orElseThrow().of(edit))
                .isEqualTo(EffectiveRobustness.to(FAMILY, 3).orElseThrow().of(edit));
    }

    @Test
    void fewOrCloseNetworksGiveNoLine() {
        assertThat(EffectiveRobustness.to(FAMILY.subList(0, 2), 7)).isEmpty();
        assertThat(EffectiveRobustness.to(
                        IntStream.range(0, 4)
                                .mapToObj(i -> member(150 + i, 100, 90 + i))
                                .toList(),
                        7))
                .isEqualTo(Optional.empty());
    }

    @Test
    void networksThatAreAlwaysRightHaveALine() {
        Estimate estimate = EffectiveRobustness.to(
                        List.of(member(200, 200, 200), member(100, 60, 60), member(0, 0, 0)), 7)
                .orElseThrow()
                .of(member(100, 60, 60));

        assertThat(estimate.value()).isFinite();
    }
}
