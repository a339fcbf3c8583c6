package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class HiddenCachesTest {

    @Test
    void theEngineTakesNoCacheForAByte() throws IOException {
        TensorEngine.enter();

        for (int level = 1; level <= 3; level++) {
            assertThat(HiddenCaches.known(level)).isBetween(16 << 10, 1 << 30);
        }
    }
}
