package io.editrisk.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankCorrelationTest {

    /** By scipy.stats.spearmanr, two of them with ties: src/test/reference/seeds.py prints them. */
    @ParameterizedTest
    @CsvSource({
        "1 2 3 4 5, 5 6 7 8 7, 0.820782681668",
        "13872 41568 110720 48 80 128 224 13872 110720, -.03 -.02 0 -.08 -.15 .02 .02 -.29 -.11, 0.042194468431",
        "1 1 2 2 3 3, 0.1 0.2 0.2 0.1 -0.3 -0.3, -0.75"
    })
    void itIsThatOfSciPy(String x, String y, double expected) {
        assertThat(RankCorrelation.of(numbers(x), numbers(y))).isCloseTo(expected, within(1e-11));
    }

    /** By regressing the third's ranks out of both: the same script. */
    @Test
    void thePartialOneIsThatOfResiduals() {
        assertThat(FewerParameters.partial(0.542857142857, 0.485714285714, 0.371428571429))
                .isCloseTo(0.446594208366, within(1e-11));
    }

    @Test
    void whatIsTheSameForAllHasNone() {
        assertThat(RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isNaN();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
