package io.editrisk.report;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Experiment.EditingTask;
import io.editrisk.report.Changes.OfSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How many predictions an edit changed on images as they are. */
record ChangeRow(String edit, String images, int seen, int gained, int lost, int changed, String worst) {

    private static final int WORST = 3;

    static List<ChangeRow> of(WhatChanged changes) {
        return changes.edits().stream()
                .flatMap(edit -> edit.clean().sets().stream()
                        .map(set -> new ChangeRow(
                                edit.edit(),
                                images(set),
                                set.seen(),
                                set.gained(),
                                set.lost(),
                                set.changed(),
                                worst(set, changes))))
                .toList();
    }

    private static String images(OfSet set) {
        return set.set().equals(EvaluationTask.UNEDITED)
                ? "original task"
                : set.set().equals(EditingTask.ONLY) ? "editing task" : set.set();
    }

    private static String worst(OfSet set, WhatChanged changes) {
        return set.classes().stream()
                .filter(one -> one.lost() > one.gained())
                .sorted(Comparator.comparingInt(one -> one.gained() - one.lost()))
                .limit(WORST)
                .map(one -> changes.name(set.dataset(), one.label()) + " −"
                        + (one.lost() - one.gained()) + " of " + one.seen()
                        + (one.distinguishable() ? "*" : ""))
                .collect(Collectors.joining(", "));
    }
}
