package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TensorEngineTest {

    private final ExecutorService others = Executors.newSingleThreadExecutor();

    @AfterEach
    void oneThreadAgain() {
        TensorEngine.threadsPerOperation(1);
        others.shutdownNow();
    }

    @Test
    void everyThreadThatComputesHasTheProcessesNumberOfThreads() throws Exception {
        TensorEngine.enter();
        assertThat(JniUtils.getNumThreads()).isEqualTo(1);

        others.submit(() -> TensorEngine.threadsPerOperation(2)).get();

        Future<Integer> there = others.submit(TensorEngineTest::threadsHere);
        assertThat(List.of(threadsHere(), there.get())).containsOnly(2);

        TensorEngine.threadsPerOperation(1);
        Future<Integer> again = others.submit(TensorEngineTest::threadsHere);
        assertThat(List.of(threadsHere(), again.get())).containsOnly(1);
    }

    private static int threadsHere() {
        TensorEngine.enter();
        return JniUtils.getNumThreads();
    }
}
