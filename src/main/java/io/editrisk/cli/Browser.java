package io.editrisk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The desktop's browser, by the command that desktops have to open a file.
 *
 * @param command what comes before the file
 */
record Browser(List<String> command) {

    Browser {
        command = List.copyOf(command);
    }

    /** That of this machine. */
    static Browser here() {
        return of(System.getProperty("os.name"));
    }

    /** @param system the operating system's name, as Java has it */
    static Browser of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return new Browser(List.of("open"));
        }
        return new Browser(
                name.contains("windows") ? List.of("rundll32", "url.dll,FileProtocolHandler") : List.of("xdg-open"));
    }

    /** Opens the file and does not wait; says why where that cannot be. */
    Optional<String> open(Path file) {
        List<String> all = Stream.concat(
                        command.stream(), Stream.of(file.toAbsolutePath().toString()))
                .toList();
        try {
            new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the page cannot be opened: " + e.getMessage());
        }
    }
}
