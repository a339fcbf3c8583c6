package io.editrisk.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code editrisk dataset}. */
@Command(
        name = "dataset",
        description = "Bring published data into shards, look at it, and check it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DatasetImportCommand.class,
            DatasetShowCommand.class,
            DatasetVerifyCommand.class,
            DatasetKindsCommand.class,
            DatasetStylizeCommand.class
        })
final class DatasetCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** No command was given. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitStatus.WRONG_INPUT;
    }
}
