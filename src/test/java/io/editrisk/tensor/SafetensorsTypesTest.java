package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type becomes the float32 that PyTorch makes of it: src/test/reference/weights_files.py. */
class SafetensorsTypesTest {

    private static final String WIDENED = ".float";
    private static final Set<String> OTHERS = Set.of("mask", "norm.num_batches_tracked");

    private NDManager manager;

    @BeforeEach
    void begin() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"types.safetensors", "sharded/model.safetensors.index.json"})
    void valuesAreThoseOfPyTorchToTheLastBit(String name) throws IOException {
        Path file = Path.of("src/test/resources/reference").resolve(name);
        Set<String> names = new LinkedHashSet<>(Safetensors.shapes(file).keySet());
        assertThat(names).hasSize(12).containsAll(OTHERS);
        names.removeAll(OTHERS);

        Safetensors.requireFinite(file, names);
        Map<String, NDArray> loaded = Safetensors.load(file, names, manager);

        assertThat(loaded).containsOnlyKeys(names);
        for (String stored : List.of("half", "brain", "double", "half scalar", "brain matrix")) {
            assertThat(loaded.get(stored).getShape())
                    .as(stored)
                    .isEqualTo(loaded.get(stored + WIDENED).getShape());
            assertThat(bits(loaded.get(stored))).as(stored).containsExactly(bits(loaded.get(stored + WIDENED)));
        }
    }

    private static int[] bits(NDArray tensor) {
        float[] values = tensor.toFloatArray();
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    @Test
    void everyHalfIsWidenedToItsValue() {
        ByteBuffer halves = everySixteenBits();
        ByteBuffer floats = ByteBuffer.allocateDirect(4 << 16).order(ByteOrder.LITTLE_ENDIAN);

        Floats.widen(TensorType.F16, halves, floats, 1 << 16);

        for (int i = 0; i < 1 << 16; i++) {
            int exponent = i >> 10 & 31;
            double fraction = (i & 0x3ff) / 1024.0;
            double magnitude = exponent == 0
                    ? Math.scalb(fraction, -14)
                    : exponent < 31
                            ? Math.scalb(1 + fraction, exponent - 15)
                            : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            float value = (float) (i < 0x8000 ? magnitude : -magnitude);
            assertThat(Float.floatToIntBits(floats.getFloat(4 * i))).as("%x", i).isEqualTo(Float.floatToIntBits(value));
        }
    }

    @Test
    void everyBrainFloatIsTheUpperHalfOfAFloat() {
        ByteBuffer floats = ByteBuffer.allocateDirect(4 << 16).order(ByteOrder.LITTLE_ENDIAN);

        Floats.widen(TensorType.BF16, everySixteenBits(), floats, 1 << 16);

        for (int i = 0; i < 1 << 16; i++) {
            assertThat(floats.getInt(4 * i)).isEqualTo(i << 16);
        }
    }

    private static ByteBuffer everySixteenBits() {
        ByteBuffer values = ByteBuffer.allocateDirect(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 1 << 16; i++) {
            values.putShort(2 * i, (short) i);
        }
        return values;
    }
}
