package io.editrisk.cli;

import io.editrisk.event.Bell;
import io.editrisk.function.Notices;
import io.editrisk.function.Resume;
import io.editrisk.network.Precision;
import io.editrisk.store.ObjectStores;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code editrisk run FILE}. */
@Command(name = "run", description = "Run an experiment on this machine: embedded store, queue and functions.")
final class RunCommand extends FollowingCommand {

    private static final Duration PAUSE = Duration.ofMillis(300);

    @Parameters(paramLabel = "FILE", description = "The experiment; what it names lies beside it.")
    private Path file = Path.of("");

    @Mixin
    private TrustCode trust = new TrustCode();

    @Mixin
    private FrostChoice frost = new FrostChoice();

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private ObjectStores stores;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Bell bell;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Notices notices;

    @Override
    public void check() {
        requireComputable(ExperimentFile.read(file).model().precision());
        if (!store().embedded()) {
            throw new WrongInputException("run works on the embedded store of a folder; for a bucket: editrisk submit");
        }
        store().requireFree();
    }

    private void requireComputable(Precision precision) {
        try {
            precision.requireSupported();
        } catch (IllegalArgumentException e) {
            throw new WrongInputException(file + ": model: precision: " + e.getMessage());
        }
    }

    @Override
    public Map<String, String> settings() {
        return frost.and(trust.and(store().settings(true)));
    }

    @Override
    public Integer call() throws Exception {
        Resume resume = new Resume(stores.home(), bell, notices);
        return new RunSession(stores.home(), Optional.of(resume), Patience.endless(PAUSE), output()).run(file);
    }
}
