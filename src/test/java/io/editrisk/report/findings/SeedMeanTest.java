package io.editrisk.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.evaluation.Interval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedMeanTest {

    /** By scipy.stats.t: src/test/reference/seeds.py prints them. */
    @ParameterizedTest
    @CsvSource({
        "0.01 0.03, 0.95, 0.02, -0.107062047, 0.147062047",
        "0.01 0.03, 0.983333333333, 0.02, -0.361884593, 0.401884593",
        "-0.021 -0.034 -0.018 -0.055 -0.027, 0.95, -0.031, -0.049311913, -0.012688087",
        "-0.021 -0.034 -0.018 -0.055 -0.027, 0.983333333333, -0.031, -0.057123181, -0.004876819",
        "0.4 -0.2 0.1 0 0.3 -0.5 0.2, 0.95, 0.042857143, -0.243979969, 0.329694255",
        "0.4 -0.2 0.1 0 0.3 -0.5 0.2, 0.983333333333, 0.042857143, -0.342511927, 0.428226213"
    })
    void theIntervalIsThatOfSciPy(String values, double level, double mean, double low, double high) {
        SeedMean found = SeedMean.of(
                level,
                Arrays.stream(values.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());

        Interval interval = found.interval().orElseThrow();
        assertThat(found.mean()).isCloseTo(mean, within(1e-9));
        assertThat(interval.low()).isCloseTo(low, within(1e-8));
        assertThat(interval.high()).isCloseTo(high, within(1e-8));
    }

    @Test
    void oneSeedAloneHasNoInterval() {
        assertThat(SeedMean.of(SeedMean.LEVEL, 0.3).interval()).isEmpty();
        assertThat(SeedMean.of(SeedMean.LEVEL, 0.3).seeds()).isEqualTo(1);
    }
}
