package io.editrisk.report;

import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Limit;
import io.editrisk.report.Summary.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How sure the verdict is, in sentences: what the recommended edits gain and cost, with intervals, and what a gate makes of them. */
record Certainty(Summary summary) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (EditSummary edit : summary.edits()) {
            if (summary.recommended().contains(edit.edit())) {
                lines.add(of(edit, edit.chosenPoint().orElseThrow()));
            }
        }
        return lines;
    }

    private String of(EditSummary edit, Point point) {
        String name = summary.recommended().size() > 1 ? edit.edit() + ": " : "";
        return name + "Gain " + counted(point.editingChange()) + " on "
                + point.editing().seen()
                + " images of the editing task; original task " + counted(point.originalChange()) + " on "
                + point.original().seen() + " images"
                + point.originalOodPenalty()
                        .map(penalty -> "; under shift " + counted(penalty))
                        .orElse("") + "."
                + (point.editingChange().interval().low() <= 0
                        ? " The gain cannot be told from none on so few images."
                        : "")
                + doubt(point);
    }

    private static String counted(Difference difference) {
        return Numbers.signed(difference.value()) + " points (" + Numbers.signed(difference.interval()) + ")";
    }

    private static String doubt(Point point) {
        return point.gate()
                .map(check -> beyond(check.originalDrop(), point.originalChange(), "original accuracy")
                        + point.originalOodPenalty()
                                .map(penalty -> beyond(check.originalOodPenalty(), penalty, "accuracy under shift"))
                                .orElse(""))
                .orElse("");
    }

    /** That a loss may be beyond a limit that it keeps. */
    private static String beyond(Optional<Limit> limit, Difference change, String what) {
        double worst = -change.interval().low();
        return limit.filter(Limit::kept)
                .filter(kept -> worst > kept.limit())
                .map(kept -> " The loss of " + what + " may be as large as "
                        + Numbers.size(worst)
                        + ", more than the gate allows: measure more images to be sure.")
                .orElse("");
    }
}
