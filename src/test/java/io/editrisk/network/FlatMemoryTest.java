package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.LongRun;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** However many batches a process runs, it holds what it held after the first ones. */
class FlatMemoryTest {

    private static final int EARLY = 1_000;
    private static final int LATE = 10_000;
    private static final String LEAKING = "leaking";

    @Test
    void tenThousandBatchesHoldWhatAThousandHeld() throws Exception {
        LongRun run = LongRun.of(Batches.class);

        assertThat(run).matches(LongRun::flat, "holds as much late as early");
    }

    /** Else the test above would say nothing. */
    @Test
    void aTensorLeakedAStepIsNoticed() throws Exception {
        LongRun run = LongRun.of(Batches.class, LEAKING);

        assertThat(run.flat()).isFalse();
        assertThat(run.late().tensors() - run.early().tensors()).isEqualTo(LATE - EARLY);
        assertThat(run.growth()).as("of memory alone").isGreaterThan(0.1);
    }

    /** A process of its own: small-vgg over a picture at a time, or the picture copied and forgotten. */
    static final class Batches {

        private Batches() {}

        public static void main(String... arguments) throws IOException {
            TensorEngine.enter();
            boolean leaking = arguments.length > 0 && arguments[0].equals(LEAKING);
            try (NDManager manager = TensorEngine.manager()) {
                Weights weights = DrawnNetwork.weights(1, manager);
                NDArray picture = DrawnNetwork.ARCHITECTURE.preprocessing().batch(DrawnNetwork.pictures(2, 1), manager);
                LongRun.steps(manager, EARLY, LATE, leaking ? () -> leak(picture) : () -> run(picture, weights));
            }
        }

        @SuppressWarnings("try") // a scope only has to end
        private static void run(NDArray picture, Weights weights) {
            try (Scope scope = new Scope()) {
                Batches.use(DrawnNetwork.NETWORK.run(picture, weights).toFloatArray());
            }
        }

        private static void leak(NDArray picture) {
            try (Scope scope = new Scope()) {
                scope.keep(picture.duplicate());
            }
        }

        private static void use(float[] logits) {
            if (logits.length != DrawnNetwork.CLASSES) {
                throw new IllegalStateException();
            }
        }
    }
}
