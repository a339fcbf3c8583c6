package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightChangeTest {

    @Test
    void theNormOfTheDifferenceByThatOfWhatWasThereBefore() {
        try (NDManager manager = TensorEngine.manager()) {
            Weights original = Weights.of(
                    Map.of("a", manager.create(new float[] {3, 4}), "b", manager.create(new float[] {0, 12})));
            // differences .6, .8 and 0, 1.2: sqrt(1 + 1.44) / sqrt(25 + 144)
            Map<String, NDArray> changed =
                    Map.of("a", manager.create(new float[] {3.6f, 4.8f}), "b", manager.create(new float[] {0, 13.2f}));

            assertThat(WeightChange.of(changed, original)).isEqualTo(new WeightChange(4, 0.120));
        }
    }

    @Test
    void tensorsLargerThanAPieceAreSummedWhole() {
        try (NDManager manager = TensorEngine.manager()) {
            int size = (1 << 20) + 7;
            NDArray ones = manager.ones(new Shape(size));
            Weights original = Weights.of(Map.of("a", ones, "b", ones));

            assertThat(WeightChange.of(Map.of("a", ones.mul(1.25)), original)).isEqualTo(new WeightChange(size, 0.25));
        }
    }

    @Test
    void whatWasZeroHasNoSizeToCompareWith() {
        try (NDManager manager = TensorEngine.manager()) {
            Weights original =
                    Weights.of(Map.of("a", manager.create(new float[] {0, 0}), "b", manager.create(new float[1])));

            assertThat(WeightChange.of(Map.of("a", manager.create(new float[] {1, 0})), original))
                    .isEqualTo(new WeightChange(2, 0));
        }
    }
}
