package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class NativeSettingsTest {

    private static final String ISA = "ONEDNN_MAX_CPU_ISA";

    @Test
    void theEngineFindsThemUnlessTheEnvironmentSaysOtherwise() {
        TensorEngine.enter();

        String found = NativeLibrary.getProcess().getFunction("getenv").invokeString(new Object[] {ISA}, false);

        assertThat(found).isEqualTo(Optional.ofNullable(System.getenv(ISA)).orElse("AVX2"));
    }
}
