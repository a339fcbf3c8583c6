package io.editrisk.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands that end with a report have in common. */
abstract class FollowingCommand implements ApplicationCommand {

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Copy reports into DIR (default: the store's reports folder).")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = "Print JSON at the end, for programs; no progress.")
    private boolean forPrograms;

    @Mixin
    private PipelineFiles pipeline = new PipelineFiles();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    StoreOptions store() {
        return store;
    }

    RunOutput output() {
        return new RunOutput(
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                forPrograms,
                folder.orElseGet(store::reports),
                pipeline);
    }
}
