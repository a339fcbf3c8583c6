package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test has a {@link SmallNetwork} of its own. */
abstract class OverSmallNetwork {

    NDManager manager;
    Map<String, NDArray> tensors;

    @BeforeEach
    void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        tensors = SmallNetwork.draw(manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }
}
