package io.editrisk.cli;

import java.util.Map;

/** How logs are written: lines for people, or with {@code EDITRISK_LOG=json} an object a line. */
enum LogForm {
    TEXT,
    JSON;

    private static final String NAME = "EDITRISK_LOG";

    /** A {@link WrongInputException} for any other. */
    static LogForm of(Map<String, String> environment) {
        String form = environment.getOrDefault(NAME, "text");
        return switch (form) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new WrongInputException(NAME + " is '" + form + "'; allowed are text and json");
        };
    }

    Map<String, String> settings() {
        return Map.of("quarkus.log.console.json.enabled", Boolean.toString(this == JSON));
    }
}
