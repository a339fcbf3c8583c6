package io.editrisk.report;

import io.editrisk.edit.Outcome;
import io.editrisk.report.Summary.TrialSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why an edit has no edited weights. */
final class Failure {

    private Failure() {}

    /**
     * In one line; empty where it has some.
     *
     * @param base what it was to start from, where that is another edit
     */
    static Optional<String> of(Outcome outcome, List<TrialSummary> trials, Optional<String> base) {
        return switch (outcome) {
            case IMPROVED, BROUGHT -> Optional.empty();
            case NO_GAIN ->
                Optional.of("No gain: no trial was better on the editing task than the network before "
                        + base.map(name -> "it.").orElse("editing."));
            case COLLAPSED ->
                Optional.of("Collapsed: its features stopped depending on the image, and no trial gained anything.");
            case DIVERGED ->
                Optional.of("Diverged: losses or weights became infinite in every trial; learning rates tried: "
                        + rates(trials) + ".");
            case IMPOSSIBLE ->
                Optional.of("Impossible: "
                        + trials.stream()
                                .flatMap(trial -> trial.reason().stream())
                                .distinct()
                                .collect(Collectors.joining("; "))
                        + ".");
            case NO_BASE -> Optional.of("Nothing to start from: " + base.orElseThrow() + " has no edited weights.");
        };
    }

    private static String rates(List<TrialSummary> trials) {
        return trials.stream()
                .flatMap(trial -> trial.learningRate().stream().mapToObj(Numbers::alpha))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
