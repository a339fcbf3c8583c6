package io.editrisk.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A command that needs the application: functions, store, queue. It is made and parsed once before Quarkus starts, for
 * its settings and for mistakes on the command line, and again within, where its injected fields are set and it is
 * called.
 */
public interface ApplicationCommand extends Callable<Integer> {

    /** Whether the options given need the application at all; where not, it is called without. */
    default boolean needed() {
        return true;
    }

    /** Settings that Quarkus must have when it starts, from the command's options; no HTTP server unless it says so. */
    default Map<String, String> settings() {
        return Map.of("quarkus.http.host-enabled", "false");
    }

    /** How logs are to be written where an option says it; see {@link LogForm}. */
    default Optional<String> log() {
        return Optional.empty();
    }

    /** Mistakes that can be told without the application: a {@link WrongInputException} ends the command before it starts. */
    default void check() {}
}
