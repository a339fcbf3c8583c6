package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

    /** By scipy.stats.binomtest: src/test/reference/scipy_intervals.py prints them. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 0.793450686",
        "1, 1, 0.206549314, 1",
        "0, 10, 0, 0.277532800",
        "10, 10, 0.722467200, 1",
        "1, 10, 0.017876213, 0.404150027",
        "50, 100, 0.403831530, 0.596168470",
        "81, 263, 0.255288520, 0.366209577",
        "15, 148, 0.062386400, 0.160487242",
        "431, 600, 0.681040382, 0.752848341",
        "1999, 2000, 0.997173137, 0.999911732"
    })
    void theIntervalIsThatOfSciPy(long correct, long seen, double low, double high) {
        Interval interval = WilsonInterval.of(new Accuracy(correct, seen));

        assertThat(interval.low()).isCloseTo(low, within(1e-8));
        assertThat(interval.high()).isCloseTo(high, within(1e-8));
    }

    /** The first two rows of Newcombe's table I (Statistics in Medicine 17, 1998, page 857), method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605"})
    void theIntervalIsThatInPrint(long correct, long seen, double low, double high) {
        Interval interval = WilsonInterval.of(new Accuracy(correct, seen));

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void itHoldsTheFractionAndStaysWithinZeroAndOne() {
        for (long seen : new long[] {1, 2, 3, 7, 50, 999, 1_000_000}) {
            for (long correct = 0; correct <= seen; correct += 1 + seen / 13) {
                Accuracy accuracy = new Accuracy(correct, seen);
                Interval interval = WilsonInterval.of(accuracy);

                assertThat(accuracy.fraction()).isBetween(interval.low(), interval.high());
                assertThat(interval.low()).isNotNegative();
                assertThat(interval.high()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void noneAndAllReachTheEndsExactly() {
        assertThat(WilsonInterval.of(new Accuracy(0, 3)).low()).isZero();
        assertThat(WilsonInterval.of(new Accuracy(3, 3)).high()).isEqualTo(1);
    }

    @Test
    void nothingMeasuredHasNoInterval() {
        assertThatThrownBy(() -> WilsonInterval.of(new Accuracy(0, 0))).hasMessage("nothing was measured");
    }
}
