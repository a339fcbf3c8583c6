package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against statsmodels: src/test/reference/clustered_intervals.py prints what is held here. */
class CorrectedTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final double[] PS = {.001, .2, .012, .04, .9, .0005, .011};

    @Test
    void adjustedValuesAreThoseOfStatsmodels() {
        assertThat(Multiplicity.holm(PS)).containsExactly(new double[] {.006, .4, .055, .12, .9, .0035, .055}, EXACT);
        assertThat(Multiplicity.benjaminiYekutieli(PS))
                .containsExactly(new double[] {.009075, .605, .05445, .1452, 1, .009075, .05445}, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "0, 1, 0.5",
        "1, 7, 0.0390625",
        "0, 5, 0.03125",
        "5, 5, 1",
        "12, 30, 0.005401572655",
        "150, 86, 0.000028933895"
    })
    void thePValueIsMcNemarsMidP(long gained, long lost, double p) {
        assertThat(new PairedDifference(gained, lost, 500).p()).isCloseTo(p, within(1e-11));
    }

    @Test
    void oneAloneNeedsNoCorrection() {
        PairedDifference one = new PairedDifference(1, 7, 21);
        Corrected corrected = Corrected.of(List.of(one)).get(0);

        assertThat(corrected.interval().low()).isCloseTo(one.interval().low(), EXACT);
        assertThat(corrected.p()).isCloseTo(one.p(), EXACT);
        assertThat(corrected.distinguishable()).isTrue();
        assertThat(Corrected.of(List.of())).isEmpty();
    }

    @Test
    void theSameOneAmongTenIsNotDistinguishable() {
        List<Corrected> ten = Corrected.of(IntStream.range(0, 10)
                .mapToObj(i -> i == 4 ? new PairedDifference(1, 7, 21) : new PairedDifference(2, 2, 21))
                .toList());

        assertThat(ten.get(4).distinguishable()).isFalse();
        assertThat(ten.get(4).interval().high()).isPositive();
        assertThat(ten.get(4).p()).isCloseTo(.390625, EXACT);
    }

    /** Twenty classes of 40 images on which nothing truly changes: at least one is marked in no more than 5% of runs. */
    @Test
    void whereNothingChangesHardlyEverAnyClassIsMarked() {
        SplittableRandom random = new SplittableRandom(8);
        int times = 2000;
        long marked = IntStream.range(0, times)
                .filter(run -> Corrected.of(IntStream.range(0, 20)
                                .mapToObj(i -> unchanged(random))
                                .toList())
                        .stream()
                        .anyMatch(Corrected::distinguishable))
                .count();

        assertThat(marked / (double) times).isBetween(0.0, 0.05 + 0.015);
    }

    private static PairedDifference unchanged(SplittableRandom random) {
        int gained = 0;
        int lost = 0;
        for (int image = 0; image < 40; image++) {
            double draw = random.nextDouble();
            gained += draw < .2 ? 1 : 0;
            lost += draw > .8 ? 1 : 0;
        }
        return new PairedDifference(gained, lost, 40);
    }
}
