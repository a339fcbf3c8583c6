package io.editrisk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that needs nothing but the code: it answers without starting Quarkus. */
abstract class QuickCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean forPrograms;

    /** The answer for people. */
    abstract List<String> lines();

    /** The same for programs: UTF-8, with a line's end at the end. */
    abstract byte[] json();

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (forPrograms) {
            out.print(new String(json(), StandardCharsets.UTF_8));
        } else {
            lines().forEach(out::println);
        }
        out.flush();
        return ExitStatus.DONE;
    }
}
