package io.editrisk.edit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/** Chooses among an edit's trials. */
public final class Choices {

    /** Differences of counted fractions; a drop of exactly the limit is allowed. */
    private static final double ROUNDING = 1e-12;

    private Choices() {}

    /**
     * The best trial by a rule. Only trials that improved, or whose weights were brought, count, whatever became of them after
     * their best epoch.
     *
     * <p>Where none improved, the edit's outcome is {@code COLLAPSED} if any trial collapsed, since that says something
     * about the method; else {@code NO_GAIN} if any stayed finite; {@code DIVERGED} only if all diverged, when all that
     * was tried were rates too high; {@code IMPOSSIBLE} where the method could not begin.
     *
     * @param trials one record of each of the edit's trials, its last, in any order; at least one
     * @param maxDrop how much of the original task's accuracy a trial may lose by {@link TrialRule#GATE}, as a fraction
     */
    public static Choice choose(
            String run, String edit, List<TrialRecord> trials, TrialRule rule, OptionalDouble maxDrop) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("edit " + edit + " has no trials to choose from");
        }
        List<TrialRecord> edited =
                trials.stream().filter(trial -> trial.outcome().edited()).toList();
        return best(edited, rule, maxDrop)
                .map(best -> new Choice(run, edit, OptionalInt.of(best.spec().trial()), best.rung(), best.outcome()))
                .orElseGet(() -> new Choice(run, edit, OptionalInt.empty(), OptionalInt.empty(), failure(trials)));
    }

    private static Optional<TrialRecord> best(List<TrialRecord> edited, TrialRule rule, OptionalDouble maxDrop) {
        return switch (rule) {
            case EDITING -> best(edited, trial -> trial.best().fraction());
            case MEAN ->
                best(
                        edited,
                        trial -> trial.best().fraction()
                                - trial.cost().map(OriginalCost::drop).orElse(0.0));
            case GATE -> {
                List<TrialRecord> allowed = edited.stream()
                        .filter(trial ->
                                trial.cost().map(OriginalCost::drop).orElse(0.0) <= maxDrop.orElse(1) + ROUNDING)
                        .toList();
                yield best(
                        allowed.isEmpty() ? edited : allowed,
                        trial -> trial.best().fraction());
            }
        };
    }

    private static Optional<TrialRecord> best(List<TrialRecord> trials, ToDoubleFunction<TrialRecord> value) {
        double most = trials.stream().mapToDouble(value).max().orElse(0);
        return trials.stream()
                .filter(trial -> value.applyAsDouble(trial) >= most - ROUNDING)
                .min(Comparator.comparingInt(trial -> trial.spec().trial()));
    }

    private static Outcome failure(List<TrialRecord> trials) {
        for (Outcome outcome : List.of(Outcome.COLLAPSED, Outcome.NO_GAIN, Outcome.DIVERGED)) {
            if (trials.stream().anyMatch(trial -> trial.outcome() == outcome)) {
                return outcome;
            }
        }
        return Outcome.IMPOSSIBLE;
    }
}
