package io.editrisk.cli;

import io.editrisk.experiment.form.Nearest;
import io.editrisk.experiment.form.Wording;
import io.quarkus.runtime.ApplicationLifecycleManager;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Ends commands that went wrong with one line a fault, never with a stack trace unless it is asked for. */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Set in the environment, it has stack traces printed. */
    private static final String TRACE = "EDITRISK_TRACE";

    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("editrisk: " + message(mistake));
        err.println("try: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitStatus.WRONG_INPUT;
    }

    private static String message(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched);
        }
        return oneLine(mistake);
    }

    private static String unknown(UnmatchedArgumentException mistake) {
        CommandLine command = mistake.getCommandLine();
        String written = mistake.getUnmatched().get(0);
        List<String> commands = List.copyOf(command.getSubcommands().keySet());
        if (mistake.isUnknownOption()) {
            List<String> options =
                    new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
            return "unknown option " + Wording.quoted(written) + Wording.didYouMean(Nearest.to(written, options));
        }
        return commands.isEmpty()
                ? "unexpected argument " + Wording.quoted(written)
                : "unknown command " + Wording.quoted(written) + Wording.didYouMean(Nearest.to(written, commands));
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult result) {
        PrintWriter err = command.getErr();
        if (fault instanceof WrongInputException wrong) {
            wrong.lines().forEach(err::println);
            err.flush();
            return ExitStatus.WRONG_INPUT;
        }
        if (ApplicationLifecycleManager.isVmShuttingDown()) {
            // the store and the queue are going away under the command: that is no fault of theirs
            err.println("editrisk: stopped; the same command again goes on from here");
            err.flush();
            return ExitStatus.NOT_FINISHED;
        }
        err.println("editrisk: " + fault.getClass().getSimpleName() + ": " + oneLine(fault));
        if (System.getenv(TRACE) == null) {
            err.println("set " + TRACE + "=1 for the stack trace");
        } else {
            fault.printStackTrace(err);
        }
        err.flush();
        return ExitStatus.NOT_FINISHED;
    }

    private static String oneLine(Exception fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    }
}
