package io.editrisk.cli;

import io.editrisk.tensor.TensorEngine;
import java.util.Optional;

/** What the environment says of the device to compute on. */
final class DeviceSetting {

    private DeviceSetting() {}

    /** A {@link WrongInputException} where it names none, or none that is there: before any work is handed out. */
    static void requireThere() {
        Optional<String> device = Optional.ofNullable(System.getProperty("editrisk.device"))
                .or(() -> Optional.ofNullable(System.getenv("EDITRISK_DEVICE")));
        try {
            device.ifPresent(TensorEngine::requireThere);
        } catch (IllegalArgumentException e) {
            throw new WrongInputException("EDITRISK_DEVICE: " + e.getMessage());
        }
    }
}
