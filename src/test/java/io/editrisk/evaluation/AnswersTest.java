package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.TensorEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static Answers of(List<Integer> asked, float... logits) {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            return Answers.of(manager.create(logits, new Shape(logits.length / 3, 3)), logits.length / 3, asked);
        }
    }

    @Test
    void theMarginIsTheLargestLogitLessTheSecondLargestToThreeDigits() {
        Answers answers = of(List.of(), 1, 3.5f, 2, 7, 7, 0, -1, -2.23456f, -9, 0, 1e-6f, 123456);

        assertThat(answers.classes()).containsExactly(1, 0, 0, 2);
        assertThat(answers.margins()).containsExactly(1.5f, 0, 1.23f, 123000);
    }

    @Test
    void whatIsNotAskedForDoesNotCount() {
        assertThat(of(List.of(0, 2), 1, 3.5f, 2).margins()).containsExactly(1);
        assertThat(of(List.of(0, 2), 1, Float.NaN, 2).classes()).containsExactly(2);
    }

    @Test
    void marginsAreNumbersWhateverTheLogits() {
        float large = 3.4e38f;
        float infinite = Float.POSITIVE_INFINITY;

        assertThat(of(List.of(), 1, Float.NaN, 2, infinite, infinite, 0, infinite, 1, 0, large, -large, -large)
                        .margins())
                .containsExactly(0, 0, large, large);
        assertThat(of(List.of(), -infinite, -infinite, -infinite, 1, -infinite, -infinite)
                        .margins())
                .containsExactly(0, large);
        assertThat(of(List.of(1), 1, 3.5f, 2).margins())
                .as("no class beside it")
                .containsExactly(0);
    }
}
