package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccuracyTest {

    @Test
    void countsAreAddedSoThatEveryImageWeighsTheSame() {
        Accuracy sum = new Accuracy(1, 1).plus(new Accuracy(2, 9));

        assertThat(sum).isEqualTo(new Accuracy(3, 10));
        assertThat(sum.fraction()).isEqualTo(0.3);
    }

    @Test
    void allAndNoneAreFractionsToo() {
        assertThat(new Accuracy(5, 5).fraction()).isEqualTo(1);
        assertThat(new Accuracy(0, 5).fraction()).isZero();
    }

    @Test
    void nothingMeasuredIsNotZero() {
        Accuracy nothing = new Accuracy(0, 0);

        assertThatThrownBy(nothing::fraction).hasMessage("nothing was measured");
        assertThat(nothing.plus(new Accuracy(1, 2))).isEqualTo(new Accuracy(1, 2));
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Accuracy(3, 2)).hasMessage("3 correct of 2 seen");
        assertThatThrownBy(() -> new Accuracy(-1, 2)).hasMessage("-1 correct of 2 seen");
    }
}
