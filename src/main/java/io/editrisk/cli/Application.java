package io.editrisk.cli;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import picocli.CommandLine.IFactory;

/** Executes the command line within the running application. */
public class Application implements QuarkusApplication {

    private final IFactory factory;

    @Inject
    public Application(IFactory factory) {
        this.factory = factory;
    }

    @Override
    public int run(String... args) {
        return Editrisk.commandLine(factory, args).execute(args);
    }
}
