package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZeroShotHeadTest {

    private final ZeroShotHead head = new ZeroShotHead("head", 2);
    private NDManager manager;

    @BeforeEach
    void start() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void logitsAreScaledCosines() {
        NDArray features = manager.create(new float[][] {{3, 4}, {0, -5}});
        Weights weights = Weights.of(Map.of("head.weight", manager.create(new float[][] {{10, 0}, {0, 20}, {6, 8}})));

        NDArray logits = head.forward(features, Pass.with(weights));

        Closeness.assertClose(logits, manager.create(new float[][] {{6, 16, 10}, {0, -20, -8}}), 1e-6);
    }

    @Test
    void withoutAWeightFeaturesComeOutAsTheyAre() {
        NDArray features = manager.create(new float[][] {{3, 4}});

        assertThat(head.forward(features, Pass.with(Weights.of(Map.of())))).isSameAs(features);
    }
}
