package io.editrisk.cli;

import io.editrisk.function.Completed;
import io.editrisk.function.FaultRecord;
import io.editrisk.function.PlanAnswer;
import io.editrisk.function.Resume;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From an upload to its report, as {@code run} and {@code submit} show it. */
final class RunSession {

    private final ObjectStore store;
    private final Optional<Resume> resume;
    private final RunOutput output;
    private final Patience patience;

    /** @param resume for a run that was begun before; empty where this process has no queue to ring by */
    RunSession(ObjectStore store, Optional<Resume> resume, Patience patience, RunOutput output) {
        this.store = store;
        this.resume = resume;
        this.patience = patience;
        this.output = output;
    }

    int run(Path file) throws IOException, InterruptedException {
        output.begin();
        Submission submission = Submission.send(file, ExperimentFile.read(file), store);
        Follower follower = new Follower(store, patience);
        Follower.Planning planning = follower.planning(submission);
        if (planning instanceof Follower.Planning.GaveUp gaveUp) {
            output.notPlanned(submission.key(), gaveUp.fault());
            return ExitStatus.NOT_FINISHED;
        }
        if (planning instanceof Follower.Planning.Unanswered) {
            output.outOfTime(submission.key(), List.of(), patience.all());
            return ExitStatus.NOT_FINISHED;
        }
        PlanAnswer answer = ((Follower.Planning.Answered) planning).answer();
        if (!answer.faults().isEmpty()) {
            throw new WrongInputException(ExperimentFile.named(file, answer.faults()));
        }
        output.planned(answer.run());
        if (!answer.first()) {
            resume.ifPresent(again -> again.ring(Resume.plan(store, answer.run())));
        }
        return patience.follows() ? follow(follower, answer.run()) : ExitStatus.DONE;
    }

    /** Follows a run that is under way to its end. */
    int follow(Follower follower, String run) throws IOException, InterruptedException {
        Follower.Ending ending = follower.follow(run, output::progress);
        output.endProgress();
        if (ending.outOfTime()) {
            output.outOfTime(run, ending.faults(), patience.all());
            return ExitStatus.NOT_FINISHED;
        }
        if (!ending.completed()) {
            output.notFinished(run, ending.faults());
            return ExitStatus.NOT_FINISHED;
        }
        return report(run);
    }

    /** Copies a finished run's report and says its verdict. */
    int report(String run) throws IOException {
        Optional<byte[]> json = store.find(StoreLayout.completed(run));
        if (json.isEmpty()) {
            output.notFinished(run, FaultRecord.of(store, run));
            return ExitStatus.NOT_FINISHED;
        }
        Completed completed = Json.decode(json.get(), Completed.class);
        output.completed(completed, ReportCopy.of(store, run, output.reports().resolve(run)));
        return ExitStatus.of(completed.verdict());
    }
}
