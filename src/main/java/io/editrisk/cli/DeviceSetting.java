package io.editrisk.cli;

import io.editrisk.tensor.TensorEngine;

/** What the environment says of the device to compute on. */
final class DeviceSetting {

    private static final String NAME = "EDITRISK_DEVICE";

    private DeviceSetting() {}

    /** A {@link WrongInputException} where it names none, or none that is there: before any work is handed out. */
    static void requireThere() {
        try {
            EarlySetting.of(NAME).ifPresent(TensorEngine::requireThere);
        } catch (IllegalArgumentException e) {
            throw new WrongInputException(NAME + ": " + e.getMessage());
        }
    }
}
