package io.editrisk.cli;

import io.editrisk.store.ObjectStores;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code editrisk report RUN}. */
@Command(name = "report", description = "Copy a finished run's report and say its verdict.")
final class ReportCommand extends FollowingCommand {

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    private String run = "";

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private ObjectStores stores;

    @Override
    public void check() {
        store().requireFree();
    }

    @Override
    public Map<String, String> settings() {
        return store().settings(false);
    }

    @Override
    public Integer call() throws Exception {
        Runs.plan(stores.home(), run);
        return new RunSession(stores.home(), Optional.empty(), Patience.endless(Duration.ZERO), output()).report(run);
    }
}
