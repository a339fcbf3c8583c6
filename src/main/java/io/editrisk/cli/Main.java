package io.editrisk.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import picocli.CommandLine;

/** Decides, before Quarkus starts, whether it needs to: help, lists and mistakes are answered in a fraction of the time. */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... args) {
        CommandLine commands = Editrisk.commandLine(CommandLine.defaultFactory());
        Optional<ApplicationCommand> command = Editrisk.needingApplication(commands, args);
        if (command.isEmpty()) {
            System.exit(commands.execute(args));
        }
        command.get().settings().forEach(System::setProperty);
        Quarkus.run(Application.class, args);
    }
}
