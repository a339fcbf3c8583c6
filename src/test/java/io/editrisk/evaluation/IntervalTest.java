package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void aSignIsBeyondDoubtWhereZeroLiesOutside() {
        assertThat(new Interval(0.01, 0.2).excludesZero()).isTrue();
        assertThat(new Interval(-0.2, -0.01).excludesZero()).isTrue();
        assertThat(new Interval(-0.1, 0.1).excludesZero()).isFalse();
    }

    @Test
    void anEndAtZeroLeavesADoubt() {
        assertThat(new Interval(0, 0.2).excludesZero()).isFalse();
        assertThat(new Interval(-0.2, 0).excludesZero()).isFalse();
        assertThat(new Interval(0, 0).excludesZero()).isFalse();
    }

    @Test
    void theLowEndIsNotAboveTheHighOne() {
        assertThat(new Interval(1, 1)).isEqualTo(new Interval(1, 1));
        assertThatThrownBy(() -> new Interval(0.2, 0.1)).hasMessage("an interval from 0.2 to 0.1");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
