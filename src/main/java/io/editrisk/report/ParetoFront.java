package io.editrisk.report;

import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.ParetoPoint;
import io.editrisk.report.Summary.Point;
import java.util.List;
import java.util.stream.Stream;

/** Which points are worth a look: those that no other point of the same editing task, of whatever edit, does better than. */
final class ParetoFront {

    private ParetoFront() {}

    /** In the order of the edits and of α; the network before editing is no edit, but may do better than one. */
    static List<ParetoPoint> of(List<EditSummary> edits) {
        return edits.stream()
                .flatMap(edit -> edit.points().stream()
                        .filter(point ->
                                point.alpha() > 0 && points(edits, edit.task()).noneMatch(point::worseThan))
                        .map(point -> new ParetoPoint(edit.edit(), point.alpha())))
                .toList();
    }

    private static Stream<Point> points(List<EditSummary> edits, String task) {
        return edits.stream().filter(edit -> edit.task().equals(task)).flatMap(edit -> edit.points().stream());
    }
}
