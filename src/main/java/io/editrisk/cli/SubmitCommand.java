package io.editrisk.cli;

import io.editrisk.store.ObjectStores;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code editrisk submit FILE --store s3://BUCKET}. */
@Command(name = "submit", description = "Upload an experiment to a bucket whose functions run it, and follow the run.")
final class SubmitCommand extends FollowingCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Parameters(paramLabel = "FILE", description = "The experiment; what it names and lies beside it is uploaded too.")
    private Path file = Path.of("");

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private ObjectStores stores;

    @Override
    public void check() {
        ExperimentFile.read(file);
        if (store().embedded()) {
            throw new WrongInputException("submit needs --store s3://BUCKET; on this machine alone: editrisk run");
        }
    }

    @Override
    public Map<String, String> settings() {
        return store().settings(false);
    }

    @Override
    public Integer call() throws Exception {
        return new RunSession(stores.home(), Optional.empty(), PAUSE, output()).run(file);
    }
}
