package io.editrisk.report.findings;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.findings.Figure.Axis;
import io.editrisk.report.findings.Figure.Curve;
import io.editrisk.report.findings.Figure.Mark;
import io.editrisk.report.findings.Figure.Panel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a figure as an SVG file that needs nothing else, on a light or a dark background as the reader has it. */
final class SvgFigure {

    private static final int WIDTH = 960;
    private static final int PLOT = 280;
    private static final int ROW = 34;
    private static final int EDGE = 16;
    private static final int LINE = 20;
    private static final int NUMBERS = 56;
    private static final double LETTER = 6.6;
    private static final double MARK = 4;
    private static final double BESIDE = 2.5;

    private static final String STYLE = """
            <style>
            text{font:12px system-ui,sans-serif;fill:#1f2328}
            .title{font-weight:600}
            .paper{fill:#fff}
            .grid{stroke:#d8dee4}
            .zero{stroke:#6e7781;stroke-dasharray:4 3}
            .s0{stroke:#0060a8;fill:#0060a8}.s1{stroke:#c24d00;fill:#c24d00}.s2{stroke:#00805c;fill:#00805c}
            .s3{stroke:#a8327e;fill:#a8327e}.s4{stroke:#6d6d00;fill:#6d6d00}.s5{stroke:#7048c6;fill:#7048c6}
            .s6{stroke:#0f8a9d;fill:#0f8a9d}.s7{stroke:#57606a;fill:#57606a}
            .curve{fill:none;stroke-width:1.8}
            .whisker{fill:none;stroke-width:1.3;opacity:.75}
            @media (prefers-color-scheme:dark){
            text{fill:#e6edf3}
            .paper{fill:#0d1117}
            .grid{stroke:#30363d}
            .zero{stroke:#8b949e}
            .s0{stroke:#58a6ff;fill:#58a6ff}.s1{stroke:#ff9b5e;fill:#ff9b5e}.s2{stroke:#3fce9b;fill:#3fce9b}
            .s3{stroke:#f28cc8;fill:#f28cc8}.s4{stroke:#d6c944;fill:#d6c944}.s5{stroke:#b79bff;fill:#b79bff}
            .s6{stroke:#5cd3e4;fill:#5cd3e4}.s7{stroke:#b1bac4;fill:#b1bac4}
            .curve,.whisker{fill:none}
            }
            </style>
            """;

    private final Figure figure;
    private final StringBuilder svg = new StringBuilder();

    private SvgFigure(Figure figure) {
        this.figure = figure;
    }

    static String of(Figure figure) {
        return new SvgFigure(figure).draw();
    }

    private String draw() {
        double top = legend(EDGE) + LINE;
        int rows = figure.panels().stream()
                .mapToInt(panel -> panel.y().categories().size())
                .max()
                .orElse(0);
        double plot = rows > 0 ? rows * ROW : PLOT;
        double bottom = top + LINE + plot;
        double[] lefts = lefts();
        double free = WIDTH - 2 * EDGE;
        for (double left : lefts) {
            free -= left;
        }
        double width = free / lefts.length - EDGE;
        double x = EDGE;
        for (int i = 0; i < lefts.length; i++) {
            x += lefts[i];
            panel(figure.panels().get(i), x, x + width, top + LINE, bottom, lefts[i] > NUMBERS);
            x += width + EDGE;
        }
        double height = bottom + 3 * LINE;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + number(height) + "\" width=\""
                + WIDTH + "\" role=\"img\">\n<title>" + escaped(figure.caption()) + "</title>\n" + STYLE
                + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" + svg + "</svg>\n";
    }

    /** Space before each panel; categories are named once where neighbours have the same. */
    private double[] lefts() {
        double[] lefts = new double[figure.panels().size()];
        List<String> named = List.of();
        for (int i = 0; i < lefts.length; i++) {
            List<String> categories = figure.panels().get(i).y().categories();
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
        double x = EDGE;
        double y = top + LINE / 2.0;
        for (int series = 0; series < figure.series().size(); series++) {
            String name = figure.series().get(series);
            double width = name.length() * LETTER + 2.5 * EDGE;
            if (x + width > WIDTH - EDGE) {
                x = EDGE;
                y += LINE;
            }
            mark(series, x + MARK, y);
            text(x + 3 * MARK, y + MARK, "start", "", name);
            x += width;
        }
        return y + LINE / 2.0;
    }

    private void panel(Panel panel, double left, double right, double top, double bottom, boolean named) {
        text(left, top - LINE / 2.0, "start", "title", panel.title());
        Scale x = Scale.around(panel.x().logarithmic(), values(panel, Mark::x, Mark::acrossX), left, right);
        List<String> categories = panel.y().categories();
        Scale y = categories.isEmpty()
                ? Scale.around(panel.y().logarithmic(), values(panel, Mark::y, Mark::acrossY), bottom, top)
                : new Scale(false, -0.5, categories.size() - 0.5, top, bottom);
        for (double tick : x.ticks()) {
            line("grid", x.pixel(tick), top, x.pixel(tick), bottom);
            text(x.pixel(tick), bottom + LINE * 0.8, "middle", "", Scale.text(tick));
        }
        text((left + right) / 2, bottom + LINE * 1.8, "middle", "", panel.x().label());
        if (categories.isEmpty()) {
            for (double tick : y.ticks()) {
                line("grid", left, y.pixel(tick), right, y.pixel(tick));
                text(left - 6, y.pixel(tick) + MARK, "end", "", Scale.text(tick));
            }
            double middle = (top + bottom) / 2;
            svg.append("<g transform=\"rotate(-90 %s %s)\">".formatted(number(left - 42), number(middle)));
            text(left - 42, middle, "middle", "", panel.y().label());
            svg.append("</g>\n");
        } else if (named) {
            for (int row = 0; row < categories.size(); row++) {
                text(left - 6, y.pixel(row) + MARK, "end", "", categories.get(row));
            }
        }
        zero(panel.x(), x, at -> line("zero", at, top, at, bottom));
        if (categories.isEmpty()) {
            zero(panel.y(), y, at -> line("zero", left, at, right, at));
        }
        panel.curves().forEach(curve -> curve(curve, x, y, categories.isEmpty()));
    }

    private interface At {
        void draw(double pixel);
    }

    private static void zero(Axis axis, Scale scale, At line) {
        if (!axis.logarithmic() && scale.low() < 0 && scale.high() > 0) {
            line.draw(scale.pixel(0));
        }
    }

    private void curve(Curve curve, Scale x, Scale y, boolean beside) {
        List<Mark> marks = curve.marks();
        boolean moved = beside && marks.stream().allMatch(mark -> mark.acrossX().isEmpty());
        double aside = moved ? (curve.series() - (figure.series().size() - 1) / 2.0) * BESIDE : 0;
        if (curve.joined()) {
            String points = marks.stream()
                    .map(mark -> number(x.pixel(mark.x()) + aside) + "," + number(y.pixel(mark.y())))
                    .collect(Collectors.joining(" "));
            svg.append("<polyline class=\"s%d curve\" points=\"%s\"/>\n".formatted(curve.series(), points));
        }
        for (Mark mark : marks) {
            double atX = x.pixel(mark.x()) + aside;
            double atY = y.pixel(mark.y());
            String whisker = "s" + curve.series() + " whisker";
            mark.acrossX()
                    .ifPresent(interval -> line(whisker, x.pixel(interval.low()), atY, x.pixel(interval.high()), atY));
            mark.acrossY()
                    .ifPresent(interval -> line(whisker, atX, y.pixel(interval.low()), atX, y.pixel(interval.high())));
            mark(curve.series(), atX, atY);
        }
    }

    /** A shape for each series, so that they can be told apart without colour. */
    private void mark(int series, double x, double y) {
        String path = switch (series % 4) {
            case 0 -> "m-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z";
            case 1 -> "m-3.6,-3.6h7.2v7.2h-7.2z";
            case 2 -> "m0,-4.8l4.6,8h-9.2z";
            default -> "m0,-5l5,5l-5,5l-5,-5z";
        };
        svg.append("<path class=\"s%d\" d=\"M%s,%s%s\"/>\n".formatted(series, number(x), number(y), path));
    }

    private static List<Double> values(
            Panel panel, ToDoubleFunction<Mark> at, Function<Mark, Optional<Interval>> across) {
        return panel.curves().stream()
                .flatMap(curve -> curve.marks().stream())
                .flatMap(mark -> Stream.concat(
                        Stream.of(at.applyAsDouble(mark)),
                        across.apply(mark).stream().flatMap(interval -> Stream.of(interval.low(), interval.high()))))
                .toList();
    }

    private void line(String style, double fromX, double fromY, double toX, double toY) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(style, number(fromX), number(fromY), number(toX), number(toY)));
    }

    private void text(double x, double y, String anchor, String style, String words) {
        svg.append("<text%s x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(
                        style.isEmpty() ? "" : " class=\"" + style + "\"",
                        number(x),
                        number(y),
                        anchor,
                        escaped(words)));
    }

    private static String number(double pixel) {
        return String.format(Locale.ROOT, "%.1f", pixel);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
