package io.editrisk.cli;

import java.util.Locale;
import java.util.Optional;

/** A setting as far as it is known before the application starts: of the environment, or of the virtual machine. */
final class EarlySetting {

    private EarlySetting() {}

    /** @param name in the environment, for instance {@code EDITRISK_DEVICE}, which is {@code editrisk.device} as a property */
    static Optional<String> of(String name) {
        String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(name)))
                .filter(value -> !value.isBlank());
    }
}
