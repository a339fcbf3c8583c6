package io.editrisk.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line as a whole. A {@link QuickCommand} answers by itself, an {@link ApplicationCommand} is executed within the
 * running application.
 */
@Command(
        name = "editrisk",
        description = "What does this edit break? Edits an image model and measures it under distribution shift.",
        versionProvider = VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, and the gate passed",
            "1:the gate failed",
            "2:the input is wrong; one line a fault",
            "3:the run did not finish"
        })
public final class Editrisk implements Callable<Integer> {

    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            PlanCommand.class,
            ServeCommand.class,
            WorkCommand.class,
            SubmitCommand.class,
            StatusCommand.class,
            ResumeCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            ExportCommand.class,
            FindingsCommand.class,
            MethodsCommand.class,
            ArchitecturesCommand.class,
            LayersCommand.class,
            CorruptionsCommand.class,
            CorruptCommand.class,
            LogitsCommand.class,
            DatasetCommand.class,
            SchemaCommand.class,
            ExampleCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // acted on by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and the digest of the code.")
    @SuppressWarnings("UnusedVariable") // acted on by picocli
    private boolean version;

    /**
     * The command line, its commands made by the factory. Where the arguments begin with one of them it has no other: to make all
     * takes its time.
     */
    public static CommandLine commandLine(IFactory factory, String... args) {
        List<Class<?>> named =
                COMMANDS.stream().filter(command -> isNamed(command, args)).toList();
        OneLineErrors errors = new OneLineErrors();
        CommandLine line = new CommandLine(Editrisk.class, factory);
        (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    private static boolean isNamed(Class<?> command, String... args) {
        return args.length > 0 && command.getAnnotation(Command.class).name().equals(args[0]);
    }

    /** The command that the arguments ask for where it needs the application, and the arguments are right. */
    static Optional<ApplicationCommand> needingApplication(CommandLine commands, String... args) {
        try {
            ParseResult result = commands.parseArgs(args);
            while (result.hasSubcommand() && !asksForHelp(result)) {
                result = result.subcommand();
            }
            Object command = result.commandSpec().userObject();
            return !asksForHelp(result) && command instanceof ApplicationCommand application && application.needed()
                    ? Optional.of(application)
                    : Optional.empty();
        } catch (ParameterException e) {
            return Optional.empty();
        }
    }

    private static boolean asksForHelp(ParseResult result) {
        return result.isUsageHelpRequested() || result.isVersionHelpRequested();
    }

    /** No command was given. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitStatus.WRONG_INPUT;
    }
}
