package io.editrisk.cli;

import io.editrisk.store.ObjectStores;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code editrisk submit FILE --store s3://BUCKET}. */
@Command(name = "submit", description = "Upload an experiment to a bucket whose functions run it, and follow the run.")
final class SubmitCommand extends FollowingCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Parameters(paramLabel = "FILE", description = "The experiment; what it names and lies beside it is uploaded too.")
    private Path file = Path.of("");

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the run's end (so it does unless told --no-wait: then until it is planned).")
    private boolean waiting = true;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "Wait at most so long, for instance 90m or 6h; then end with 3. The run goes on.")
    private Optional<String> timeout = Optional.empty();

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private ObjectStores stores;

    @Override
    public void check() {
        ExperimentFile.read(file);
        if (store().embedded()) {
            throw new WrongInputException("submit needs --store s3://BUCKET; on this machine alone: editrisk run");
        }
        patience();
    }

    @Override
    public Map<String, String> settings() {
        return store().settings(false);
    }

    @Override
    public Integer call() throws Exception {
        return new RunSession(stores.home(), Optional.empty(), patience(), output()).run(file);
    }

    private Patience patience() {
        return new Patience(PAUSE, timeout.map(SubmitCommand::duration).orElse(Patience.ENDLESS), waiting);
    }

    private static Duration duration(String text) {
        if (!text.matches("[1-9][0-9]{0,5}[smhd]")) {
            throw new WrongInputException("--timeout is '" + text + "'; expected such as 90s, 30m, 6h or 2d");
        }
        String of = text.toUpperCase(Locale.ROOT);
        return Duration.parse((of.endsWith("D") ? "P" : "PT") + of);
    }
}
