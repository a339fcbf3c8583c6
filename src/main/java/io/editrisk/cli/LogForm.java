package io.editrisk.cli;

import java.util.Map;
import java.util.Optional;

/** How logs are written: lines for people, or an object a line; {@code --log} says it, or else {@code EDITRISK_LOG}. */
enum LogForm {
    TEXT,
    JSON;

    private static final String OPTION = "--log";
    private static final String NAME = "EDITRISK_LOG";

    /**
     * A {@link WrongInputException} for any other.
     *
     * @param option what the command line says
     */
    static LogForm of(Optional<String> option, Map<String, String> environment) {
        return option.map(form -> named(OPTION, form))
                .orElseGet(() -> named(NAME, environment.getOrDefault(NAME, "text")));
    }

    private static LogForm named(String where, String form) {
        return switch (form) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new WrongInputException(where + " is '" + form + "'; allowed are text and json");
        };
    }

    Map<String, String> settings() {
        return Map.of("quarkus.log.console.json.enabled", Boolean.toString(this == JSON));
    }
}
