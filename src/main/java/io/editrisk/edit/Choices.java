package io.editrisk.edit;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Chooses among an edit's trials. */
public final class Choices {

    private static final Comparator<TrialRecord> BETTER = Comparator.<TrialRecord>comparingDouble(
                    trial -> trial.best().fraction())
            .thenComparing(trial -> trial.spec().trial(), Comparator.reverseOrder());

    private Choices() {}

    /**
     * The paper's rule (appendix D.2): the best accuracy on the editing validation data; among equals the smaller trial
     * number. Only trials that improved, or whose weights were brought, count, whatever became of them after their best epoch.
     *
     * <p>Where none improved, the edit's outcome is {@code COLLAPSED} if any trial collapsed, since that says something
     * about the method; else {@code NO_GAIN} if any stayed finite; {@code DIVERGED} only if all diverged, when all that
     * was tried were rates too high; {@code IMPOSSIBLE} where the method could not begin.
     *
     * @param trials one record of each of the edit's trials, its last, in any order; at least one
     */
    public static Choice choose(String run, String edit, List<TrialRecord> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("edit " + edit + " has no trials to choose from");
        }
        return trials.stream()
                .filter(trial -> trial.outcome().edited())
                .max(BETTER)
                .map(best -> new Choice(run, edit, OptionalInt.of(best.spec().trial()), best.rung(), best.outcome()))
                .orElseGet(() -> new Choice(run, edit, OptionalInt.empty(), OptionalInt.empty(), failure(trials)));
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
