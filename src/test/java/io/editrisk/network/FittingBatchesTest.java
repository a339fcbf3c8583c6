package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FittingBatchesTest {

    private final FittingBatches batches = new FittingBatches();
    private final List<Long> tried = new ArrayList<>();
    private NDManager manager;
    private NDArray batch;

    @BeforeEach
    void start() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        batch = manager.arange(22f).reshape(11, 2);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private NDArray doubled(NDArray some, int most, String fault) {
        long size = some.getShape().get(0);
        tried.add(size);
        if (size > most) {
            throw new EngineException(fault);
        }
        return some.mul(2);
    }

    @Test
    @SuppressWarnings("try") // a scope only has to end
    void whatDoesNotFitIsHalvedAndNotTriedAgain() {
        try (Scope scope = new Scope()) {
            NDArray whole = batches.pass(some -> doubled(some, 3, "CUDA out of memory."), batch);
            assertThat(whole.toFloatArray()).containsExactly(batch.mul(2).toFloatArray());
            assertThat(tried).startsWith(11L, 5L, 2L);

            tried.clear();
            batches.pass(some -> doubled(some, 3, "CUDA out of memory."), batch);
            assertThat(tried).hasSizeGreaterThan(3).allMatch(size -> size <= 2);
        }
    }

    @Test
    void onePictureThatDoesNotFitIsAFault() {
        assertThatThrownBy(() -> batches.pass(some -> doubled(some, 0, "CUDA out of memory."), batch))
                .isInstanceOf(EngineException.class);
        assertThat(tried).endsWith(1L);
    }

    @Test
    void otherFaultsAreNotTriedInHalves() {
        assertThatThrownBy(() -> batches.pass(some -> doubled(some, 3, "mat1 and mat2 cannot be multiplied"), batch))
                .isInstanceOf(EngineException.class);
        assertThat(tried).containsExactly(11L);
    }

    @Test
    @SuppressWarnings("try")
    void aNetworkGivesTheSameInParts() {
        Weights weights = DrawnNetwork.weights(7, manager);
        NDArray pictures = DrawnNetwork.ARCHITECTURE.preprocessing().batch(DrawnNetwork.pictures(7, 10), manager);
        try (Scope scope = new Scope()) {
            NDArray whole = DrawnNetwork.NETWORK.run(pictures, weights);

            NDArray parts = NarrowNetwork.of(4).run(pictures, weights);

            Closeness.assertClose(parts, whole, 1e-6);
        }
    }
}
