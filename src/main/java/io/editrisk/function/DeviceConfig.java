package io.editrisk.function;

import io.editrisk.tensor.TensorEngine;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The setting {@code editrisk.device} ({@code EDITRISK_DEVICE}): auto, cpu, cuda:0 and so on. */
@ApplicationScoped
class DeviceConfig {

    private final String device;

    DeviceConfig(@ConfigProperty(name = "editrisk.device", defaultValue = "auto") String device) {
        this.device = device;
    }

    void choose(@Observes StartupEvent start) {
        TensorEngine.requireThere(device);
    }
}
