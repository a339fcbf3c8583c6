package io.editrisk.report.figure;

import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.figure.Figure.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a figure as an SVG file that needs nothing else, on a light or a dark background as the reader has it. Colours can be
 * told apart by the colour-blind, and series by their symbols too. The same figure gives the same bytes.
 */
public final class SvgFigure {

    private static final int WIDTH = 960;
    private static final int PLOT = 280;
    private static final int SMALL_PLOT = 150;
    private static final int ROW = 34;
    private static final int CELL = 22;
    private static final int EDGE = 16;
    private static final int LINE = 20;
    private static final int NUMBERS = 56;
    private static final double LETTER = 6.6;
    private static final double MARK = 4;
    private static final int MOST_IN_A_ROW = 4;

    private static final String STYLE =
            """
            <style>
            text{font:12px system-ui,sans-serif;fill:#1f2328}
            .title{font-weight:600}
            .paper{fill:#fff}
            .grid{stroke:#d8dee4}
            .zero{stroke:#6e7781;stroke-dasharray:4 3}
            .shaded{fill:#2da44e;opacity:.1}
            .plain{stroke:#1f2328;fill:#1f2328}
            %s.curve{fill:none;stroke-width:1.8}
            .whisker{fill:none;stroke-width:1.3;opacity:.75}
            .bar{opacity:.45}
            .chosen{stroke-width:.6;stroke:#1f2328}
            @media (prefers-color-scheme:dark){
            text{fill:#e6edf3}
            .paper{fill:#0d1117}
            .grid{stroke:#30363d}
            .zero{stroke:#8b949e}
            .plain{stroke:#e6edf3;fill:#e6edf3}
            %s.curve,.whisker{fill:none}
            .chosen{stroke:#e6edf3}
            }
            </style>
            """.formatted(Palette.rules(Palette.OF_FIGURES.light()), Palette.rules(Palette.OF_FIGURES.dark()));

    private final Figure figure;
    private final SvgCanvas canvas = new SvgCanvas();

    private SvgFigure(Figure figure) {
        this.figure = figure;
    }

    /** The file's text. */
    public static String of(Figure figure) {
        return new SvgFigure(figure).draw();
    }

    static String style(Series series) {
        return series.colour() == Series.PLAIN ? "plain" : Palette.OF_FIGURES.style(series.colour());
    }

    private String draw() {
        double y = legend(EDGE);
        for (List<Panel> row : rows()) {
            y = row(row, y + LINE);
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + SvgCanvas.number(y)
                + "\" width=\"" + WIDTH + "\" role=\"img\">\n<title>" + SvgCanvas.escaped(figure.caption())
                + "</title>\n" + STYLE + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" + canvas
                + "</svg>\n";
    }

    private List<List<Panel>> rows() {
        List<List<Panel>> rows = new ArrayList<>();
        for (int from = 0; from < figure.panels().size(); from += MOST_IN_A_ROW) {
            rows.add(figure.panels()
                    .subList(
                            from, Math.min(from + MOST_IN_A_ROW, figure.panels().size())));
        }
        return rows;
    }

    /** Draws panels beside one another; below them is the returned height. */
    private double row(List<Panel> panels, double top) {
        double bottom = top + LINE + height(panels);
        double[] lefts = lefts(panels);
        double free = WIDTH - 2 * EDGE;
        for (double left : lefts) {
            free -= left;
        }
        int columns = figure.panels().size() > MOST_IN_A_ROW ? MOST_IN_A_ROW : lefts.length;
        free -= (columns - lefts.length) * (double) NUMBERS;
        double width = free / columns - EDGE;
        double x = EDGE;
        for (int i = 0; i < lefts.length; i++) {
            x += lefts[i];
            new SvgPanel(canvas, figure, panels.get(i), new SvgPanel.Place(x, x + width, top + LINE, bottom))
                    .draw(lefts[i] > NUMBERS);
            x += width + EDGE;
        }
        return bottom + 3 * LINE;
    }

    private double height(List<Panel> panels) {
        double high = 0;
        for (Panel panel : panels) {
            int rows = panel.y().categories().size();
            double least = figure.panels().size() > MOST_IN_A_ROW ? SMALL_PLOT : PLOT;
            high = Math.max(
                    high, rows == 0 ? least : rows * (double) (panel.cells().isEmpty() ? ROW : CELL));
        }
        return high;
    }

    /** Space before each panel; categories are named once where neighbours have the same. */
    private static double[] lefts(List<Panel> panels) {
        double[] lefts = new double[panels.size()];
        List<String> named = List.of();
        for (int i = 0; i < lefts.length; i++) {
            List<String> categories = panels.get(i).y().categories();
            if (categories.isEmpty()) {
                lefts[i] = NUMBERS;
            } else {
                int longest = categories.stream().mapToInt(String::length).max().orElse(0);
                lefts[i] = categories.equals(named) ? 0 : Math.max(NUMBERS + 1, longest * LETTER + EDGE);
            }
            named = categories;
        }
        return lefts;
    }

    private double legend(double top) {
        if (figure.drawn().isEmpty()) {
            return top;
        }
        double x = EDGE;
        double y = top + LINE / 2.0;
        for (int index : figure.drawn()) {
            Series series = figure.series().get(index);
            double width = series.name().length() * LETTER + 2.5 * EDGE;
            if (x + width > WIDTH - EDGE && x > EDGE) {
                x = EDGE;
                y += LINE;
            }
            canvas.symbol(style(series), series.symbol(), 1, x + MARK, y);
            canvas.text(x + 3 * MARK, y, "start", "", series.name());
            x += width;
        }
        return y + LINE / 2.0;
    }
}
