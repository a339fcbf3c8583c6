package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bfloat16Test {

    @TempDir
    private Path folder;

    @Test
    void numbersBecomeTheNearestOnesTiesToEven() {
        TensorEngine.enter();
        try (var manager = TensorEngine.manager()) {
            float step = 1f / 128;
            var x = manager.create(
                    new float[] {1, 1 + step, 1 + step / 2, 1 + 1.5f * step, -3.1415927f, 1e38f, Float.NaN});

            float[] found = Bfloat16.widened(Bfloat16.of(x)).toFloatArray();

            assertThat(found[0]).isEqualTo(1);
            assertThat(found[1]).isEqualTo(1 + step);
            assertThat(found[2]).isEqualTo(1);
            assertThat(found[3]).isEqualTo(1 + 2 * step);
            assertThat(found[4]).isEqualTo(-3.140625f);
            assertThat(found[5] / 1e38f).isBetween(0.996f, 1.004f);
            assertThat(found[6]).isNaN();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "flags : fpu avx512f avx512_bf16 rdpid, true",
        "flags : fpu amx_bf16, true",
        "Features : fp asimd bf16, true",
        "flags : fpu avx512f avx512_vnni, false",
        "model name : an imaginary bf16 CPU, false"
    })
    void theCpuSaysWhetherItHasInstructions(String line, boolean expected) throws IOException {
        Path cpu = Files.writeString(folder.resolve("cpuinfo"), "processor : 0\n" + line + "\n");

        assertThat(Bfloat16.instructions(cpu)).isEqualTo(expected);
    }

    @Test
    void whereNothingIsSaidNoneAreAssumed() {
        assertThat(Bfloat16.instructions(folder.resolve("none"))).isFalse();
    }
}
