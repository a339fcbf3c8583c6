package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Gradients are float32; the slopes beside them are measured in float64, so that the step can be small. */
class GradientSlopesTest extends OverSmallNetwork {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-4;

    @Test
    void crossEntropysGradientsAreItsSlopes() {
        assertSlopes(
                SmallNetwork::crossEntropy,
                List.of(
                        "convolution.weight",
                        "convolution.bias",
                        "norm.weight",
                        "norm.bias",
                        "deep.weight",
                        "deep.bias",
                        "linear.weight",
                        "linear.bias"));
    }

    @Test
    void collisionsGradientsAreItsSlopesWhereTheTargetIsFrozen() {
        NDArray goal = manager.create(SmallNetwork.features(tensors, "other").toFloatArray(), new Shape(3, 16, 6, 6));

        assertSlopes(
                weights -> {
                    NDArray features = SmallNetwork.features(weights, "x");
                    return Ops.meanSquaredError(features, goal.toType(features.getDataType(), true));
                },
                List.of("convolution.weight", "convolution.bias", "norm.weight", "norm.bias"));
    }

    @Test
    void collisionsGradientsAreItsSlopesThroughBothSidesWhereTheTargetMoves() {
        assertSlopes(
                weights -> Ops.meanSquaredError(
                        SmallNetwork.features(weights, "x"), SmallNetwork.features(weights, "other")),
                List.of("convolution.weight", "convolution.bias", "norm.weight", "norm.bias"));
    }

    private void assertSlopes(Function<Map<String, NDArray>, NDArray> loss, List<String> names) {
        Gradients gradients = Gradients.of(names.stream().map(tensors::get).toList(), () -> loss.apply(tensors));
        Map<String, NDArray> fine = new HashMap<>();
        tensors.forEach((name, tensor) -> fine.put(name, tensor.toType(DataType.FLOAT64, true)));
        for (int i = 0; i < names.size(); i++) {
            float[] found = gradients.gradients().get(i).toFloatArray();
            double largest = 0;
            for (int entry = 0; entry < found.length; entry += 1 + found.length / 12) {
                double slope = slope(loss, fine, names.get(i), entry);
                assertThat((double) found[entry])
                        .as("%s[%d]", names.get(i), entry)
                        .isCloseTo(slope, within(TOLERANCE * Math.max(0.01, Math.abs(slope))));
                largest = Math.max(largest, Math.abs(slope));
            }
            assertThat(largest).as("the slope of %s, somewhere", names.get(i)).isGreaterThan(1e-3);
        }
    }

    private static double slope(
            Function<Map<String, NDArray>, NDArray> loss, Map<String, NDArray> tensors, String name, int entry) {
        NDArray nudge = tensors.get(name).zerosLike();
        nudge.reshape(-1).set(new NDIndex(entry), STEP);
        Map<String, NDArray> up = new HashMap<>(tensors);
        up.put(name, tensors.get(name).add(nudge));
        Map<String, NDArray> down = new HashMap<>(tensors);
        down.put(name, tensors.get(name).sub(nudge));
        return (loss.apply(up).getDouble() - loss.apply(down).getDouble()) / (2 * STEP);
    }
}
