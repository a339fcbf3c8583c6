package io.editrisk.function;

import java.util.List;

/**
 * What a function says when it has done its work; the work itself is in the store.
 *
 * @param function which one
 * @param key the object that rang
 * @param outcome {@code stored}, {@code there-already} or {@code rejected}
 * @param run the run it belongs to; empty for a rejected experiment
 * @param faults what was wrong, one line each; empty unless rejected
 */
public record Answer(String function, String key, String outcome, String run, List<String> faults) {
    public Answer {
        faults = List.copyOf(faults);
    }

    static Answer stored(String function, String key, String run) {
        return new Answer(function, key, "stored", run, List.of());
    }

    static Answer thereAlready(String function, String key, String run) {
        return new Answer(function, key, "there-already", run, List.of());
    }

    static Answer rejected(String function, String key, List<String> faults) {
        return new Answer(function, key, "rejected", "", faults);
    }
}
