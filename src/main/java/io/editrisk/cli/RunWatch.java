package io.editrisk.cli;

import io.editrisk.cli.RunLook.Skipped;
import io.editrisk.edit.Choice;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.function.FaultRecord;
import io.editrisk.function.RunProgress;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Looks at a run again and again, from the store alone: rates and the estimated end are of what was done within the last
 * minutes of the watching. Nothing is listed that grows with the whole run.
 */
final class RunWatch {

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final ObjectStore store;
    private final Plan plan;
    private final InstantSource clock;
    private final Deque<Moment> moments = new ArrayDeque<>();
    private final Map<String, Choice> choices = new LinkedHashMap<>();

    private record Moment(Instant at, int trialsDone, int tasksDone) {}

    RunWatch(ObjectStore store, Plan plan, InstantSource clock) {
        this.store = store;
        this.plan = plan;
        this.clock = clock;
    }

    RunLook look() {
        RunProgress progress = RunProgress.of(store, plan);
        List<FaultRecord> faults = FaultRecord.of(store, plan.run());
        Instant now = clock.instant();
        moments.addLast(new Moment(now, progress.trialsDone(), progress.tasksDone()));
        while (Duration.between(moments.getFirst().at(), now).compareTo(WINDOW) > 0) {
            moments.removeFirst();
        }
        List<Skipped> skipped = skipped();
        int inAll = progress.measured() ? progress.tasks() : tasksInAll(skipped);
        OptionalDouble trialRate =
                rate(progress.trialsDone() - moments.getFirst().trialsDone(), now);
        OptionalDouble taskRate = rate(progress.tasksDone() - moments.getFirst().tasksDone(), now);
        return new RunLook(
                plan.run(),
                progress.completed() ? RunLook.COMPLETED : faults.isEmpty() ? "under way" : "in need of resume",
                progress.trialsDone(),
                progress.trials(),
                progress.tasksDone(),
                progress.tasks(),
                inAll,
                trialRate,
                taskRate,
                end(now, progress.trials() - progress.trialsDone(), trialRate, inAll - progress.tasksDone(), taskRate),
                faults,
                skipped);
    }

    /** A minute. */
    private OptionalDouble rate(int done, Instant now) {
        double seconds = Duration.between(moments.getFirst().at(), now).toMillis() / 1000.0;
        return done > 0 && seconds > 0 ? OptionalDouble.of(60 * done / seconds) : OptionalDouble.empty();
    }

    /** Trials and tasks are done side by side: the later of the two ends. */
    private static Optional<Instant> end(
            Instant now, int trials, OptionalDouble trialRate, int tasks, OptionalDouble taskRate) {
        if ((trials > 0 && trialRate.isEmpty()) || (tasks > 0 && taskRate.isEmpty()) || trials + tasks <= 0) {
            return Optional.empty();
        }
        double minutes = Math.max(
                trials > 0 ? trials / trialRate.getAsDouble() : 0, tasks > 0 ? tasks / taskRate.getAsDouble() : 0);
        return Optional.of(now.plusMillis(Math.round(minutes * 60_000)));
    }

    /** A choice stays as it is once it is there. */
    private List<Skipped> skipped() {
        for (PlannedEdit edit : plan.edits()) {
            if (!choices.containsKey(edit.name())) {
                store.find(StoreLayout.choice(plan.run(), edit.name()))
                        .ifPresent(json -> choices.put(edit.name(), Json.decode(json, Choice.class)));
            }
        }
        return plan.edits().stream()
                .flatMap(edit -> Stream.ofNullable(choices.get(edit.name())))
                .filter(choice -> choice.trial().isEmpty())
                .map(choice -> new Skipped(choice.edit(), choice.outcome()))
                .toList();
    }

    private int tasksInAll(List<Skipped> skipped) {
        List<String> without = skipped.stream().map(Skipped::edit).toList();
        return Stream.concat(
                        Stream.of(EvaluationTask.UNEDITED),
                        plan.edits().stream().map(PlannedEdit::name))
                .filter(edit -> !without.contains(edit))
                .mapToInt(edit -> Math.toIntExact(plan.tasks(edit).count()))
                .sum();
    }
}
