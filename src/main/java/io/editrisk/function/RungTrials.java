package io.editrisk.function;

import java.util.List;

/** Which trials of an edit are trained on from one rung of its search to the next; written before their calls. */
record RungTrials(String run, String edit, int rung, List<Integer> trials) {
    RungTrials {
        trials = List.copyOf(trials);
    }
}
