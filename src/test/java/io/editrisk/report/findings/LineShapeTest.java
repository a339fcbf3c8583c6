package io.editrisk.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LineShapeTest {

    private static final double[] ALPHAS = {0, 0.25, 0.5, 0.75, 1};

    @Test
    void aLineThatRisesAndBendsDownIsAboveItsChord() {
        LineShape line = new LineShape(ALPHAS, new double[] {0, 0.5, 0.7, 0.9, 1});

        assertThat(line.largestFall()).isZero();
        assertThat(line.negated().largestFall()).isEqualTo(0.5);
        assertThat(line.aboveChord()).isCloseTo((0.25 + 0.2 + 0.15) / 3, within(1e-12));
        assertThat(line.leastAboveChord()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void theLargestStepDownAndTheLowestPointCount() {
        LineShape line = new LineShape(ALPHAS, new double[] {0.4, 0.3, 0.5, 0.3, 0.6});

        assertThat(line.largestFall()).isCloseTo(0.2, within(1e-12));
        assertThat(line.leastAboveChord()).isCloseTo(0.3 - 0.55, within(1e-12));
    }
}
