package io.editrisk.cli;

import io.editrisk.experiment.Plan;
import io.editrisk.function.FaultRecord;
import io.editrisk.function.PlanAnswer;
import io.editrisk.function.Resume;
import io.editrisk.function.RunProgress;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Watches a run in the store until it ends. */
final class Follower {

    /** How long nothing may move, once something gave up, before the run counts as not finished. */
    private static final int QUIET_POLLS = 20;

    private final ObjectStore store;
    private final Duration pause;
    private final Duration all;
    private final long begun = System.nanoTime();

    Follower(ObjectStore store, Patience patience) {
        this.store = store;
        this.pause = patience.pause();
        this.all = patience.all();
    }

    private boolean outOfTime() {
        return System.nanoTime() - begun >= all.toNanos();
    }

    /**
     * How a run ended, as far as following it goes.
     *
     * @param outOfTime whether it was not waited for any longer
     */
    record Ending(boolean completed, boolean outOfTime, List<FaultRecord> faults) {}

    /** What became of an upload: plan's answer to it, or why plan gave up on it. */
    sealed interface Planning {
        record Answered(PlanAnswer answer) implements Planning {}

        record GaveUp(FaultRecord fault) implements Planning {}

        /** Nothing within the time that was allowed. */
        record Unanswered() implements Planning {}
    }

    /** Waits for plan to answer the upload or to give up on it. */
    Planning planning(Submission submission) throws InterruptedException {
        while (true) {
            Optional<Planning> ending = answerAt(StoreLayout.accepted(submission.key()), submission)
                    .or(() -> answerAt(StoreLayout.rejected(submission.key()), submission))
                    .<Planning>map(Planning.Answered::new)
                    .or(() -> fault(submission).map(Planning.GaveUp::new));
            if (ending.isPresent()) {
                return ending.get();
            }
            if (outOfTime()) {
                return new Planning.Unanswered();
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private Optional<FaultRecord> fault(Submission submission) {
        return store.find(submission.faultKey()).map(json -> Json.decode(json, FaultRecord.class));
    }

    private Optional<PlanAnswer> answerAt(String key, Submission submission) {
        return store.find(key)
                .map(json -> Json.decode(json, PlanAnswer.class))
                .filter(answer -> answer.upload().equals(submission.digest()));
    }

    /** Shows each change until the report is there, or until something gave up and nothing else moves any more. */
    Ending follow(String run, Consumer<RunProgress> shown) throws InterruptedException {
        Plan plan = Resume.plan(store, run);
        int quiet = 0;
        int before = -1;
        while (true) {
            RunProgress progress = RunProgress.of(store, plan);
            shown.accept(progress);
            if (progress.completed()) {
                return new Ending(true, false, List.of());
            }
            int done = progress.trialsDone() + progress.tasksDone();
            quiet = done == before ? quiet + 1 : 0;
            before = done;
            List<FaultRecord> faults = quiet >= QUIET_POLLS ? FaultRecord.of(store, run) : List.of();
            if (!faults.isEmpty()) {
                return new Ending(false, false, faults);
            }
            if (outOfTime()) {
                return new Ending(false, true, FaultRecord.of(store, run));
            }
            Thread.sleep(pause.toMillis());
        }
    }
}
