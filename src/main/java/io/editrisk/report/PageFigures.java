package io.editrisk.report;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Cell;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.figure.Figure.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The figures as the page's script reads them: what there is most of, marks and cells, as short as it goes.
 *
 * @param edits that are drawn; series refer to them by index
 */
record PageFigures(List<Drawn> edits, Map<String, Drawing> figures) {

    /** Far below what can be seen or told apart. */
    private static final int DIGITS = 3;

    /** @param names what it is reported as */
    record Drawn(String label, List<String> names, List<String> methods, String layer, String task) {
        static Drawn of(DrawnEdit edit) {
            return new Drawn(
                    edit.label(),
                    edit.names().stream().map(EditSummary::edit).toList(),
                    edit.names().stream().map(EditSummary::method).toList(),
                    edit.first().layer().orElse(""),
                    edit.task());
        }
    }

    /** A figure. */
    record Drawing(String caption, List<Series> series, List<Plot> panels) {}

    /** A panel. */
    record Plot(
            String title,
            Axis x,
            Axis y,
            List<Line> curves,
            List<List<Object>> cells,
            Optional<Figure.Shaded> shaded) {}

    /**
     * A curve.
     *
     * @param marks each {@code [x, y, note, rank, [low, high] across x, the same across y]}, intervals empty where there are none
     */
    record Line(int series, Figure.Form form, List<List<Object>> marks) {}

    static PageFigures of(List<DrawnEdit> edits, Map<String, Figure> figures) {
        return ofDrawn(edits.stream().map(Drawn::of).toList(), figures);
    }

    static PageFigures ofDrawn(List<Drawn> edits, Map<String, Figure> figures) {
        return new PageFigures(
                edits,
                figures.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> drawing(entry.getValue()),
                                (first, second) -> first,
                                LinkedHashMap::new)));
    }

    private static Drawing drawing(Figure figure) {
        return new Drawing(
                figure.caption(),
                figure.series(),
                figure.panels().stream().map(PageFigures::plot).toList());
    }

    private static Plot plot(Panel panel) {
        return new Plot(
                panel.title(),
                panel.x(),
                panel.y(),
                panel.curves().stream().map(PageFigures::line).toList(),
                panel.cells().stream().map(PageFigures::cell).toList(),
                panel.shaded());
    }

    private static Line line(Curve curve) {
        return new Line(
                curve.series(),
                curve.form(),
                curve.marks().stream().map(PageFigures::mark).toList());
    }

    /** As the page's script has it. */
    private static int rank(Mark mark) {
        return switch (mark.rank()) {
            case PLAIN -> 0;
            case PARETO -> 1;
            case CHOSEN -> 2;
        };
    }

    private static List<Object> mark(Mark mark) {
        List<Object> values = new ArrayList<>(List.of(rounded(mark.x()), rounded(mark.y()), mark.note(), rank(mark)));
        if (mark.acrossX().isPresent() || mark.acrossY().isPresent()) {
            values.add(ends(mark.acrossX()));
            values.add(ends(mark.acrossY()));
        }
        return values;
    }

    private static List<Double> ends(Optional<Interval> across) {
        return across.map(interval -> List.of(rounded(interval.low()), rounded(interval.high())))
                .orElse(List.of());
    }

    private static List<Object> cell(Cell cell) {
        return List.of(cell.x(), cell.y(), rounded(cell.value()), cell.note(), cell.distinct() ? 1 : 0);
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
