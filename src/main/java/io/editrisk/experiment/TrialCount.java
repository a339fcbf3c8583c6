package io.editrisk.experiment;

/** How many trials an experiment asks for, counted before any is made; edits that train alike count each for itself. */
public final class TrialCount {

    private TrialCount() {}

    public static long of(Experiment experiment) {
        return experiment.edits().stream().mapToLong(TrialCount::of).sum();
    }

    private static long of(Experiment.Edit edit) {
        long rates = Math.max(1, edit.learningRates().size());
        long targets = Math.max(1, edit.targets().size());
        long layers = Math.max(1, edit.layers().size());
        return edit.tasks().size() * layers * rates * targets * Math.max(1, edit.restarts());
    }
}
