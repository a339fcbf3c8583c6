package io.editrisk.report;

import io.editrisk.report.Summary.EditSummary;
import java.util.List;

/** How much more robust an edit is than networks that were fine-tuned as a whole and are as accurate. */
record RobustnessRow(String edit, String alpha, String distance, String interval, String expected) {

    static List<RobustnessRow> of(List<EditSummary> edits) {
        return edits.stream()
                .flatMap(edit -> edit.chosen().stream()
                        .flatMap(chosen -> chosen.effectiveRobustness().stream()
                                .map(estimate -> new RobustnessRow(
                                        edit.edit(),
                                        Numbers.alpha(chosen.alpha()),
                                        Numbers.signed(estimate.value()),
                                        Numbers.signed(estimate.interval()),
                                        Numbers.percent(estimate.expected())))))
                .toList();
    }
}
