package io.editrisk.report;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.GateCheck;
import io.editrisk.report.Summary.Limit;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an edit is held against, and how that came out.
 *
 * @param name what was asked for
 * @param detail what was measured, one line: value, limit, count of images, interval
 */
record GateCase(String name, Result result, String detail) {

    private static final String IMPROVES = "improves on the editing task";

    enum Result {
        PASSED,
        FAILED,
        /** Training could not be done. */
        ERROR,
        /** There was nothing to hold against it. */
        SKIPPED
    }

    /** All that an edit is held against, at the point of its line that was chosen. */
    static List<GateCase> of(Summary summary, EditSummary edit) {
        Optional<Point> chosen = edit.chosenPoint();
        return chosen.isPresent() ? held(edit, chosen.get()) : without(summary, edit);
    }

    private static List<GateCase> held(EditSummary edit, Point point) {
        List<GateCase> cases = new ArrayList<>();
        cases.add(new GateCase(
                IMPROVES,
                point.improves() ? Result.PASSED : Result.FAILED,
                change("editing accuracy", point.editingBefore(), point.editing(), point.editingChange()) + at(point)));
        Optional<GateCheck> gate = point.gate();
        gate.flatMap(GateCheck::originalDrop)
                .ifPresent(limit -> cases.add(limited(
                        drop(limit.limit()),
                        limit,
                        change("original accuracy", point.originalBefore(), point.original(), point.originalChange())
                                + at(point))));
        gate.flatMap(GateCheck::originalOodPenalty)
                .ifPresent(limit -> cases.add(limited(
                        penalty(limit.limit()),
                        limit,
                        "original accuracy under shift "
                                + signed(point.originalOodPenalty().orElseThrow())
                                + " (mean over "
                                + edit.chosen().orElseThrow().originalShifts().size() + " shifts of "
                                + point.original().seen() + " images)" + at(point))));
        return cases;
    }

    private static GateCase limited(String name, Limit limit, String measured) {
        String held = limit.kept() ? "; a loss of " : "; lost ";
        return new GateCase(
                name,
                limit.kept() ? Result.PASSED : Result.FAILED,
                measured + held + Numbers.percent(limit.loss()) + ", allowed " + Numbers.percent(limit.limit()));
    }

    /** An edit without edited weights: why, and what could not be held against it. */
    private static List<GateCase> without(Summary summary, EditSummary edit) {
        List<GateCase> cases = new ArrayList<>();
        Result result = switch (edit.outcome()) {
            case DIVERGED, IMPOSSIBLE -> Result.ERROR;
            case NO_BASE -> Result.SKIPPED;
            default -> Result.FAILED;
        };
        // a trial won, and what was measured of it lacks
        Result known = edit.trial().isPresent() ? Result.ERROR : result;
        cases.add(new GateCase(IMPROVES, known, edit.reason().orElse("No edited weights.")));
        summary.gate().ifPresent(gate -> {
            gate.maxOriginalDrop().ifPresent(limit -> cases.add(skipped(drop(limit))));
            gate.maxOriginalOodPenalty().ifPresent(limit -> cases.add(skipped(penalty(limit))));
        });
        return cases;
    }

    private static GateCase skipped(String name) {
        return new GateCase(name, Result.SKIPPED, "no edited weights to hold against it");
    }

    private static String drop(double limit) {
        return "max-original-drop " + Numbers.percent(limit);
    }

    private static String penalty(double limit) {
        return "max-original-ood-penalty " + Numbers.percent(limit);
    }

    private static String change(String of, Measured before, Measured after, Difference difference) {
        return of + " " + signed(difference) + ": " + counted(before) + " before, " + counted(after) + " after";
    }

    private static String counted(Measured measured) {
        return Numbers.percent(measured.accuracy()) + " (" + measured.correct() + " of " + measured.seen() + ")";
    }

    private static String signed(Difference difference) {
        Interval interval = difference.interval();
        return Numbers.points(difference.value()) + " (95% " + Numbers.signed(interval) + ")";
    }

    private static String at(Point point) {
        return ", at α = " + Numbers.alpha(point.alpha());
    }
}
