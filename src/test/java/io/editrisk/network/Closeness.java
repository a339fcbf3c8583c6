package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;

/** Tensors held against others, as far as rounding goes. */
final class Closeness {

    private Closeness() {}

    /** The same shape, and no value further off than {@code relative} of the largest one wanted. */
    static void assertClose(NDArray got, NDArray wanted, double relative) {
        float[] values = got.toFloatArray();
        float[] expected = wanted.toFloatArray();
        assertThat(got.getShape()).isEqualTo(wanted.getShape());
        float scale = 0;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i]).as("element %d", i).isCloseTo(expected[i], within((float) (relative * scale)));
        }
    }
}
