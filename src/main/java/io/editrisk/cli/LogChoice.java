package io.editrisk.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The form of the logs of a process that is left running. */
final class LogChoice {

    @Option(
            names = "--log",
            paramLabel = "FORM",
            description =
                    "Logs as text, or for programs as json: an object a line. What EDITRISK_LOG says when left out.")
    private Optional<String> form = Optional.empty();

    Optional<String> form() {
        return form;
    }
}
