package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputingDeviceTest {

    private final Engine engine = Engine.getEngine("PyTorch");

    @Test
    void theSettingNamesADevice() {
        assertThat(ComputingDevice.of("cpu", engine)).isEqualTo(Device.cpu());
        assertThat(ComputingDevice.of("auto", engine)).isEqualTo(engine.defaultDevice());
    }

    @Test
    void aGpuThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ComputingDevice.of("cuda:" + engine.getGpuCount(), engine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("device is cuda:")
                .hasMessageEndingWith("sees " + engine.getGpuCount() + " GPUs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "cuda", "cuda:", "cuda:-1", "cuda:1000", "CPU", ""})
    void anythingElseIsNoDevice(String setting) {
        assertThatThrownBy(() -> TensorEngine.use(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("device is '" + setting + "'; expected auto, cpu, or a GPU as cuda:0, cuda:1 and so on");
    }
}
