package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MeasuredSet;
import io.editrisk.report.Summary.EditSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers what edits changed while their predictions go by. Of the unedited network every prediction is kept, packed; of the edit
 * that goes by the counts at every point, until it is known which one was chosen.
 */
final class ChangesBuilder implements SetTaker {

    private final Pictures pictures;
    private final Map<String, PackedClasses> unedited = new HashMap<>();
    private final Map<String, List<String>> names = new TreeMap<>();
    private final Map<String, List<Integer>> indices = new HashMap<>();
    private final Map<Double, List<Changes.OfSet>> atPoints = new TreeMap<>();
    private final List<Changes> edits = new ArrayList<>();

    ChangesBuilder(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public void take(MeasuredSet all, MeasuredSet reported) {
        EvaluationSet set = reported.set();
        if (reported.edit().equals(EvaluationTask.UNEDITED)) {
            unedited.put(set.id(), new PackedClasses(reported.predictions(0).orElseThrow()));
            return;
        }
        PackedClasses before = unedited.get(set.id());
        if (before == null) {
            return;
        }
        names.computeIfAbsent(set.dataset(), first -> pictures.classes(set));
        List<Integer> places =
                indices.computeIfAbsent(set.id(), first -> set.images().indices(0, set.samples()));
        for (double alpha : reported.alphas()) {
            atPoints.computeIfAbsent(alpha, first -> new ArrayList<>())
                    .add(new ChangeCount(reported, alpha, before, places).result());
        }
    }

    /** The edit that went by is over. */
    void end(List<EditSummary> rows) {
        for (EditSummary row : rows) {
            row.chosen()
                    .map(Summary.Chosen::alpha)
                    .ifPresent(alpha ->
                            edits.add(new Changes(row.edit(), alpha, atPoints.getOrDefault(alpha, List.of()))));
        }
        atPoints.clear();
    }

    /** Everything, with thumbnails. */
    WhatChanged result(RunResults results) {
        return new WhatChanged(
                WhatChanged.SCHEMA,
                results.plan().run(),
                names,
                edits,
                new Thumbnails(results.plan(), pictures).of(edits));
    }
}
