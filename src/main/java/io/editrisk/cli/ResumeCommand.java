package io.editrisk.cli;

import io.editrisk.event.Bell;
import io.editrisk.experiment.Plan;
import io.editrisk.function.FrostSetting;
import io.editrisk.function.Notices;
import io.editrisk.function.OtherTexturesException;
import io.editrisk.function.Resume;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code editrisk resume RUN}. */
@Command(
        name = "resume",
        description = "Ring again for whatever of a run lacks its result; with the embedded store, finish it here.")
final class ResumeCommand extends FollowingCommand {

    private static final Duration PAUSE = Duration.ofMillis(300);

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    private String run = "";

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
    private FrostSetting textures;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Notices notices;

    @Override
    public void check() {
        store().requireFree();
    }

    @Override
    public Map<String, String> settings() {
        return frost.and(trust.and(store().settings(store().embedded())));
    }

    @Override
    public Integer call() throws Exception {
        ObjectStore home = stores.home();
        Plan plan = Runs.plan(home, run);
        requireItsFrost(home, plan);
        Resume resume = new Resume(home, bell, notices);
        resume.ring(plan);
        Patience patience = Patience.endless(PAUSE);
        RunSession session = new RunSession(home, Optional.of(resume), patience, output());
        int status = session.follow(new Follower(home, patience), run);
        notices.catchUp(home, plan);
        return status;
    }

    /** What is left of the run is measured here, so that it needs the textures it was planned with. */
    private void requireItsFrost(ObjectStore home, Plan plan) {
        try {
            if (store().embedded() && !home.exists(StoreLayout.completed(run))) {
                textures.require(plan);
            }
        } catch (OtherTexturesException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
    }
}
