package io.editrisk.report;

import io.editrisk.evaluation.CurveTrait;
import io.editrisk.report.Summary.Curve;
import io.editrisk.report.Summary.EditSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be said of the shape of an edit's line.
 *
 * @param cells of the editing task whether it only rises and whether it is concave, then of the original task whether it only falls
 *     and whether it is concave
 */
record ShapeRow(String edit, List<Cell> cells) {

    /** A verdict in words, with what it rests on. */
    record Cell(String words, String why, String kind) {
        private static final Cell NONE = new Cell("", "", "");
    }

    /** A line is there once, whatever it is reported as. */
    static List<ShapeRow> of(List<DrawnEdit> edits) {
        List<ShapeRow> rows = new ArrayList<>();
        for (DrawnEdit edit : edits) {
            EditSummary first = edit.first();
            first.shape()
                    .ifPresent(shape -> rows.add(new ShapeRow(
                            edit.label(),
                            List.of(
                                    monotone(shape.editing(), "rises", "falls"),
                                    concave(shape.editing()),
                                    monotone(shape.original(), "falls", "rises"),
                                    concave(shape.original())))));
        }
        return rows;
    }

    private static Cell monotone(Curve curve, String goes, String other) {
        CurveTrait trait = curve.monotone();
        return cell(
                trait,
                "only " + goes,
                other + " by " + Numbers.size(trait.violation()) + " between α = " + between(trait));
    }

    private static Cell concave(Curve curve) {
        Optional<CurveTrait> trait = curve.concave();
        return trait.map(of ->
                        cell(of, "concave", "sags by " + Numbers.size(of.violation()) + " between α = " + between(of)))
                .orElse(Cell.NONE);
    }

    private static Cell cell(CurveTrait trait, String holds, String violated) {
        return switch (trait.verdict()) {
            case HOLDS -> new Cell(holds, "but for at most " + Numbers.size(trait.bound()), "holds");
            case VIOLATED -> new Cell(violated, "p = " + p(trait.p()), "violated");
            case CANNOT_TELL ->
                new Cell("cannot be told", "at most " + Numbers.size(trait.bound()) + " the other way", "unknown");
        };
    }

    private static String between(CurveTrait trait) {
        return trait.alphas().stream().map(Numbers::alpha).collect(Collectors.joining(", "));
    }

    private static String p(double p) {
        return p < 0.001
                ? "< 0.001"
                : BigDecimal.valueOf(p).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
