package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeightLineTest {

    private NDManager manager;
    private Weights original;
    private NDArray edited;
    private WeightLine line;

    @BeforeEach
    void create() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = Weights.of(Map.of(
                "a.weight", manager.create(new float[] {1, -2, 0.1f}), "b.weight", manager.create(new float[] {5})));
        edited = manager.create(new float[] {3, 2, 0.7f});
        line = new WeightLine(original, Map.of("a.weight", edited));
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void theEndsAreTheTensorsThemselves() {
        assertThat(line.at(0, manager).get("a.weight")).isSameAs(original.get("a.weight"));
        assertThat(line.at(1, manager).get("a.weight")).isSameAs(edited);
    }

    @Test
    void aPointBetweenIsTheWeightedMeanAndBelongsToTheManagerGiven() {
        NDManager ofPoints = manager.newSubManager();

        NDArray point = line.at(0.25, ofPoints).get("a.weight");

        assertThat(point.toFloatArray()).containsExactly(1.5f, -1, 0.25f);
        ofPoints.close();
        assertThatThrownBy(point::toFloatArray).isInstanceOf(IllegalStateException.class);
        assertThat(original.get("a.weight").toFloatArray())
                .as("the original is as it was")
                .containsExactly(1, -2, 0.1f);
    }

    @Test
    void whatTheEditLeftAloneIsShared() {
        assertThat(line.at(0.5, manager).get("b.weight")).isSameAs(original.get("b.weight"));
    }

    @Test
    void pointsOffTheLineAndTensorsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> line.at(1.1, manager)).hasMessage("alpha 1.1 is not within 0..1");
        assertThatThrownBy(() -> line.at(Double.NaN, manager)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeightLine(original, Map.of("c.weight", edited)))
                .hasMessage("no tensor c.weight");
        assertThatThrownBy(() -> new WeightLine(original, Map.of("a.weight", manager.ones(new Shape(2)))))
                .hasMessageContaining("a.weight has the shape (2)");
    }
}
