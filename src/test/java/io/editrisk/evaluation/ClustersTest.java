package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against statsmodels: src/test/reference/clustered_intervals.py prints what is held here. */
class ClustersTest {

    private static final int IMAGES = 40;
    private static final int SHIFTS = 5;
    private static final List<String> IDENTITIES = identities("image", IMAGES);

    private static List<String> identities(String of, int count) {
        return IntStream.range(0, count).mapToObj(i -> of + "-" + i).toList();
    }

    private static boolean[] right(int shift) {
        boolean[] right = new boolean[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            right[i] = (3 * i + 2 * (i % 7) * shift + shift) % 8 < 5;
        }
        return right;
    }

    private static boolean[] before(int shift) {
        boolean[] right = new boolean[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            right[i] = (5 * i + (i % 3) * shift) % 6 < 4;
        }
        return right;
    }

    private static Clusters fractions() {
        Clusters clusters = new Clusters();
        IntStream.range(0, SHIFTS).forEach(shift -> clusters.addFraction(IDENTITIES, right(shift), 1.0 / SHIFTS));
        return clusters;
    }

    private static Clusters changes() {
        Clusters clusters = new Clusters();
        IntStream.range(0, SHIFTS)
                .forEach(shift -> clusters.addChange(IDENTITIES, before(shift), right(shift), 1.0 / SHIFTS));
        return clusters;
    }

    @Test
    void meanAndVarianceAreThoseOfStatsmodels() {
        assertThat(fractions().sum()).isCloseTo(.62, within(1e-12));
        assertThat(fractions().variance()).isCloseTo(0.000553846153846, within(1e-14));
        assertThat(changes().sum()).isCloseTo(-.185, within(1e-12));
        assertThat(changes().variance()).isCloseTo(0.001353205128205, within(1e-14));
    }

    @Test
    void theIntervalIsWilsonsAtTheEffectiveNumberOfImages() {
        assertThat(fractions().effectiveImages(false)).isCloseTo(394.394731591, within(1e-6));
        assertThat(fractions().ofFraction().low()).isCloseTo(0.571156187465562, within(1e-9));
        assertThat(fractions().ofFraction().high()).isCloseTo(0.6665287288249071, within(1e-9));
    }

    @Test
    void whatRepeatsItselfCountsOnce() {
        Clusters once = new Clusters();
        once.addChange(IDENTITIES, before(0), right(0), 1);
        Clusters often = new Clusters();
        IntStream.range(0, 95).forEach(i -> often.addChange(IDENTITIES, before(0), right(0), 1 / 95.0));

        assertThat(often.ofDifference().low()).isCloseTo(once.ofDifference().low(), within(1e-9));
        assertThat(often.ofDifference().high()).isCloseTo(once.ofDifference().high(), within(1e-9));
        Interval tango = PairedDifference.between(before(0), right(0)).interval();
        assertThat(once.ofDifference().low()).isCloseTo(tango.low(), within(1e-12));
    }

    @Test
    void whereNothingChangesEachImageCountsOnceHoweverOftenItWasMeasured() {
        Clusters clusters = new Clusters();
        IntStream.range(0, 95).forEach(i -> clusters.addChange(IDENTITIES, right(i), right(i), 1 / 95.0));

        Interval none = new PairedDifference(0, 0, IMAGES).interval();
        assertThat(clusters.ofDifference().low()).isCloseTo(none.low(), within(1e-9));
        assertThat(clusters.ofDifference().high()).isCloseTo(none.high(), within(1e-9));
        assertThat(clusters.p()).isEqualTo(1);
    }

    /** Two data sets of the same weight: the variance is the sum of both, each a quarter of its own. */
    @Test
    void imagesOfOtherSetsAreDrawnApart() {
        List<String> others = identities("other", 10);
        boolean[] few = new boolean[10];
        few[3] = true;
        few[4] = true;
        Clusters clusters = new Clusters();
        clusters.addFraction(IDENTITIES, right(0), .5);
        clusters.addFraction(others, few, .5);

        double large =
                new Accuracy(IntStream.range(0, IMAGES).filter(i -> right(0)[i]).count(), IMAGES).fraction();
        assertThat(clusters.sum()).isCloseTo((large + .2) / 2, within(1e-12));
        assertThat(clusters.variance()).isCloseTo(large * (1 - large) / 39 / 4 + .2 * .8 / 9 / 4, within(1e-12));
    }

    @Test
    void theOrderOfSetsAndImagesDoesNotMatterToTheInterval() {
        Clusters one = new Clusters();
        one.addFraction(List.of("a", "b", "c"), new boolean[] {true, false, true}, .5);
        one.addFraction(List.of("b", "c", "a"), new boolean[] {false, true, true}, .5);
        Clusters other = new Clusters();
        other.addFraction(List.of("a", "b", "c"), new boolean[] {true, false, true}, 1);

        assertThat(one.ofFraction().low()).isCloseTo(other.ofFraction().low(), within(1e-12));
        assertThat(one.ofFraction().high()).isCloseTo(other.ofFraction().high(), within(1e-12));
    }

    @Test
    void aDifferenceIsDistinguishedWhereItsIntervalLeavesZeroOut() {
        assertThat(changes().ofDifference().excludesZero()).isTrue();
        assertThat(changes().p()).isLessThan(.05);
    }

    @Test
    void nothingMeasuredHasNoInterval() {
        assertThatThrownBy(() -> new Clusters().ofFraction()).hasMessage("nothing was measured");
    }
}
