package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.TensorEngine;
import org.junit.jupiter.api.Test;

class PredictionsTest {

    @Test
    void theLargestLogitWinsAndTheSmallestClassAmongEquals() {
        assertThat(of(1, 3, 2)).containsExactly(1);
        assertThat(of(3, 1, 3)).containsExactly(0);
        assertThat(of(-5, Float.NEGATIVE_INFINITY, -4)).containsExactly(2);
        assertThat(of(0, Float.POSITIVE_INFINITY, 7)).containsExactly(1);
    }

    @Test
    void aRowWithNaNHasNoClassAndIsNeverCorrect() {
        assertThat(of(Float.NaN, 1, 2, 1, Float.NaN, 9, 0, 1, 0))
                .containsExactly(Predictions.NONE, Predictions.NONE, 1);
        assertThat(Predictions.accuracy(new int[] {Predictions.NONE, 1, 2}, new int[] {0, 1, 2}))
                .isEqualTo(new Accuracy(2, 3));
    }

    @Test
    void rowsBeyondThoseAskedForAreLeftOut() {
        try (NDManager manager = TensorEngine.manager()) {
            assertThat(Predictions.of(manager.create(new float[] {1, 0, 0, 1, 1, 0}, new Shape(3, 2)), 2))
                    .containsExactly(0, 1);
        }
    }

    @Test
    void aPredictionWithoutALabelIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> Predictions.accuracy(new int[2], new int[3])).hasMessage("2 predictions for 3 labels");
    }

    private static int[] of(float... logits) {
        try (NDManager manager = TensorEngine.manager()) {
            return Predictions.of(manager.create(logits, new Shape(logits.length / 3, 3)), logits.length / 3);
        }
    }
}
