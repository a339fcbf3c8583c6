package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Tango's interval against one found by numbers alone: src/test/reference/paired_differences.py made the table. */
class PairedDifferenceTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/paired-differences.csv", numLinesToSkip = 1)
    void theIntervalIsTheOneFoundByNumbersAlone(long gained, long lost, long seen, double low, double high) {
        Interval interval = new PairedDifference(gained, lost, seen).interval();

        assertThat(interval.low()).isCloseTo(low, within(1e-7));
        assertThat(interval.high()).isCloseTo(high, within(1e-7));
    }

    /** Airway hyper-responsiveness before and after a transplant (Fagerland, Lydersen and Laake 2014, table VII). */
    @Test
    void theIntervalIsThatInPrint() {
        Interval interval = new PairedDifference(1, 7, 21).interval();

        assertThat(interval.low()).isCloseTo(-0.517, within(5e-4));
        assertThat(interval.high()).isCloseTo(-0.026, within(5e-4));
    }

    @Test
    void onlyImagesOnWhichTheTwoDifferAreCounted() {
        boolean[] first = {true, true, false, false, true, false, false};
        boolean[] second = {true, false, true, true, true, false, true};

        PairedDifference difference = PairedDifference.between(first, second);

        assertThat(difference).isEqualTo(new PairedDifference(3, 1, 7));
        assertThat(difference.difference()).isEqualTo(2.0 / 7);
        assertThat(PairedDifference.between(second, first).difference()).isEqualTo(-2.0 / 7);
    }

    @Test
    void noDiscordantImageIsNoDifferenceButNotBeyondDoubt() {
        PairedDifference same = new PairedDifference(0, 0, 100);

        assertThat(same.difference()).isZero();
        assertThat(same.interval().low())
                .isNegative()
                .isCloseTo(-same.interval().high(), within(1e-12));
    }

    @Test
    void allGainedAndAllLostReachTheEndsExactly() {
        assertThat(new PairedDifference(10, 0, 10).interval().high()).isEqualTo(1);
        assertThat(new PairedDifference(0, 10, 10).interval().low()).isEqualTo(-1);
    }

    @Test
    void theIntervalHoldsTheDifferenceAndTurnsRoundWithIt() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 500; i++) {
            int seen = random.nextInt(1, 400);
            int gained = random.nextInt(seen + 1);
            int lost = random.nextInt(seen - gained + 1);
            PairedDifference difference = new PairedDifference(gained, lost, seen);
            Interval interval = difference.interval();
            Interval other = new PairedDifference(lost, gained, seen).interval();

            assertThat(difference.difference()).as("%s", difference).isBetween(interval.low(), interval.high());
            assertThat(interval.low()).as("%s", difference).isCloseTo(-other.high(), within(1e-9));
            assertThat(interval.high() - interval.low()).as("%s", difference).isPositive();
        }
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new PairedDifference(6, 5, 10)).hasMessage("6 gained and 5 lost of 10");
        assertThatThrownBy(() -> new PairedDifference(-1, 0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairedDifference(0, -1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairedDifference(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedDifference.between(new boolean[2], new boolean[3]))
                .hasMessage("2 images beside 3");
    }
}
