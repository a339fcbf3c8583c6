package io.editrisk.report;

import io.editrisk.experiment.Experiment;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.GateCheck;
import io.editrisk.report.Summary.Limit;
import io.editrisk.report.Summary.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds edits against the gate. Estimates decide, not the ends of their intervals: a limit means the same for any number
 * of images, and the report shows how far the estimate can be trusted.
 */
final class Gatekeeper {

    /** Differences of counted fractions; a drop of exactly the limit is kept. */
    private static final double ROUNDING = 1e-12;

    private static final Comparator<EditSummary> PREFERRED = Comparator.<EditSummary>comparingDouble(
                    edit -> point(edit).editingChange().value())
            .thenComparingDouble(edit -> point(edit).originalChange().value())
            .thenComparing(EditSummary::edit, Comparator.reverseOrder());

    private Gatekeeper() {}

    static GateCheck check(Experiment.Gate gate, Difference originalChange, Optional<Difference> originalPenalty) {
        Optional<Limit> drop = gate.maxOriginalDrop().map(limit -> limit(limit, originalChange));
        Optional<Limit> penalty =
                gate.maxOriginalOodPenalty().flatMap(limit -> originalPenalty.map(loss -> limit(limit, loss)));
        boolean passed =
                drop.map(Limit::kept).orElse(true) && penalty.map(Limit::kept).orElse(true);
        return new GateCheck(passed, drop, penalty);
    }

    private static Limit limit(double limit, Difference change) {
        double loss = Math.max(0, -change.value());
        return new Limit(limit, loss, loss <= limit + ROUNDING);
    }

    /** An editing task's edit to take, of those that pass: the largest editing accuracy, then the smaller loss, then the name. */
    static Optional<EditSummary> recommended(List<EditSummary> edits, String task) {
        return edits.stream()
                .filter(edit -> edit.task().equals(task) && passes(edit))
                .max(PREFERRED);
    }

    /** Improves on the editing task at its chosen point, and nothing forbids that point. */
    static boolean passes(EditSummary edit) {
        return edit.chosenPoint()
                .map(point -> point.improves() && point.allowed())
                .orElse(false);
    }

    private static Point point(EditSummary edit) {
        return edit.chosenPoint().orElseThrow();
    }
}
