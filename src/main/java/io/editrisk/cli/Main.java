package io.editrisk.cli;

import io.editrisk.image.CodecLibraries;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Decides, before Quarkus starts, whether it needs to: help, lists and mistakes are answered in a fraction of the time. */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... args) {
        CodecLibraries.note();
        CommandLine commands = Editrisk.commandLine(CommandLine.defaultFactory(), args);
        Optional<ApplicationCommand> command = Editrisk.needingApplication(commands, args);
        if (command.isEmpty()) {
            System.exit(commands.execute(args));
        }
        prepare(command.get());
        Quarkus.run(Application.class, Main::end, args);
    }

    /** An application that did not start is no gate that failed, which is what Quarkus's own status would say. */
    private static void end(int status, @Nullable Throwable fault) {
        int own = status;
        if (fault != null) {
            StartFault start = new StartFault(fault);
            start.lines().forEach(System.err::println);
            own = start.status();
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(own, fault);
    }

    /** Ends the process where the command's mistakes can be told before the application starts. */
    private static void prepare(ApplicationCommand command) {
        try {
            command.check();
            command.settings().forEach(System::setProperty);
            LogForm.of(command.log(), System.getenv()).settings().forEach(System::setProperty);
        } catch (WrongInputException mistake) {
            mistake.lines().forEach(System.err::println);
            System.exit(ExitStatus.WRONG_INPUT);
        } catch (ParameterException mistake) {
            System.exit(new OneLineErrors().handleParseException(mistake, new String[0]));
        }
    }
}
