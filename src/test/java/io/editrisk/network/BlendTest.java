package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points of a line by two products, singly and several as one batch, beside the layer run anew at each: the ends to the last bit. */
class BlendTest {

    private static final Network NETWORK = DrawnNetwork.NETWORK;
    private static final List<Double> ALPHAS = List.of(0.0, .1, .25, .5, .75, .9, 1.0);
    private static final int PICTURES = 4;

    private NDManager manager;

    @BeforeEach
    void open() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Together so many as pass through less than the weights behind: one, two and two and one, all five. */
    @SuppressWarnings("try") // a scope only has to end
    @ParameterizedTest
    @CsvSource({"features.11, 0", "features.11, 2", "features.11, 9", "features.7, 2", "features.7, 5"})
    void pointsAreThoseOfTheLayerRunAnew(String layer, int atOnce) {
        Weights from = DrawnNetwork.weights(3, manager);
        Weights other = DrawnNetwork.weights(4, manager);
        NDArray weight = other.get(layer + ".weight");
        Weights to = from.with(Map.of(layer + ".weight", weight));
        try (Scope scope = new Scope()) {
            NDArray pictures = NETWORK.architecture()
                    .preprocessing()
                    .unresized()
                    .batch(DrawnNetwork.pictures(5, PICTURES), manager);
            NDArray input = NETWORK.runTo(layer, pictures, from);

            List<NDArray> blended = blend(layer, input, from, to, atOnce).logits(ALPHAS);

            assertThat(blended).hasSameSizeAs(ALPHAS);
            for (int i = 0; i < ALPHAS.size(); i++) {
                NDArray mixed =
                        from.get(layer + ".weight").mul(1 - ALPHAS.get(i)).add(weight.mul(ALPHAS.get(i)));
                float[] anew = NETWORK.runFrom(layer, input, from.with(Map.of(layer + ".weight", mixed)))
                        .toFloatArray();
                float[] point = blended.get(i).toFloatArray();
                assertThat(point).hasSameSizeAs(anew);
                float rounding = i == 0 || i == ALPHAS.size() - 1 ? 0 : 1e-5f * largest(anew);
                for (int j = 0; j < anew.length; j++) {
                    assertThat(point[j]).isCloseTo(anew[j], within(rounding));
                }
            }
        }
    }

    private static Blend blend(String layer, NDArray input, Weights from, Weights to, int atOnce) {
        NDArray output = NETWORK.see(layer, input, from).output();
        return NETWORK.blend(layer, input, from, to, atOnce * Float.BYTES * output.size());
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
