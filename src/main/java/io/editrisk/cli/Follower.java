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

    Follower(ObjectStore store, Duration pause) {
        this.store = store;
        this.pause = pause;
    }

    /** How a run ended, as far as following it goes. */
    record Ending(boolean completed, List<FaultRecord> faults) {}

    /** Waits for plan's answer to the upload; an {@link IllegalStateException} where plan gave up. */
    PlanAnswer answer(Submission submission) throws InterruptedException {
        while (true) {
            Optional<PlanAnswer> answer = answerAt(StoreLayout.accepted(submission.key()), submission)
                    .or(() -> answerAt(StoreLayout.rejected(submission.key()), submission));
            if (answer.isPresent()) {
                return answer.get();
            }
            Optional<FaultRecord> fault = FaultRecord.ofUpload(store, submission.key());
            if (fault.isPresent()) {
                throw new IllegalStateException(
                        "the experiment could not be planned: " + fault.get().message());
            }
            Thread.sleep(pause.toMillis());
        }
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
                return new Ending(true, List.of());
            }
            int done = progress.trialsDone() + progress.tasksDone();
            quiet = done == before ? quiet + 1 : 0;
            before = done;
            List<FaultRecord> faults = quiet >= QUIET_POLLS ? FaultRecord.of(store, run) : List.of();
            if (!faults.isEmpty()) {
                return new Ending(false, faults);
            }
            Thread.sleep(pause.toMillis());
        }
    }
}
