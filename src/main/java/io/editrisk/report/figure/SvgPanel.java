package io.editrisk.report.figure;

import static io.editrisk.report.figure.SvgCanvas.number;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Cell;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.figure.Figure.Rank;
import io.editrisk.report.figure.Figure.Series;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws one panel of a figure. */
final class SvgPanel {

    private static final int LINE = 20;
    private static final double BESIDE = 2.5;
    private static final double BAR = 0.35;
    private static final double CHOSEN = 1.5;
    /** Space that a tick with its number wants. */
    private static final double TICK = 38;

    private static final double WIDE_TICK = 44;

    private final SvgCanvas canvas;
    private final Figure figure;
    private final Panel panel;
    private final Place place;

    /** Where it is drawn, in pixels; {@code top} is above {@code bottom}. */
    record Place(double left, double right, double top, double bottom) {}

    SvgPanel(SvgCanvas canvas, Figure figure, Panel panel, Place place) {
        this.canvas = canvas;
        this.figure = figure;
        this.panel = panel;
        this.place = place;
    }

    /** @param named whether the categories of the y axis are named here */
    void draw(boolean named) {
        canvas.text(place.left, place.top - LINE / 2.0 - 4, "start", "class=\"title\"", panel.title());
        boolean bars = panel.curves().stream().anyMatch(curve -> curve.form() == Form.BARS);
        Scale x = scale(panel.x(), values(Mark::x, Mark::acrossX, bars), place.left, place.right);
        Scale y = panel.y().categories().isEmpty()
                ? scale(panel.y(), values(Mark::y, Mark::acrossY, false), place.bottom, place.top)
                : scale(panel.y(), List.of(), place.top, place.bottom);
        panel.shaded()
                .ifPresent(part -> canvas.box(
                        "class=\"shaded\"",
                        Math.max(place.left, Math.min(place.right, x.pixel(part.from()))),
                        place.top,
                        place.right,
                        place.bottom));
        xAxis(x);
        yAxis(y, named);
        double largest = figure.panels().stream()
                .flatMap(one -> one.cells().stream())
                .mapToDouble(cell -> Math.abs(cell.value()))
                .max()
                .orElse(0);
        panel.cells().forEach(cell -> cell(cell, x, y, largest));
        panel.curves().forEach(curve -> curve(curve, x, y));
    }

    private static Scale scale(Axis axis, List<Double> values, double from, double to) {
        return axis.categories().isEmpty()
                ? Scale.around(axis.logarithmic(), values, from, to)
                : new Scale(false, -0.5, axis.categories().size() - 0.5, from, to);
    }

    private void xAxis(Scale x) {
        double below = place.bottom + LINE * 0.6;
        List<String> categories = panel.x().categories();
        for (int i = 0; i < categories.size(); i++) {
            canvas.text(x.pixel(i), below, "middle", "", categories.get(i));
        }
        if (categories.isEmpty()) {
            for (double tick : x.ticks(WIDE_TICK)) {
                canvas.line("grid", x.pixel(tick), place.top, x.pixel(tick), place.bottom);
                canvas.text(x.pixel(tick), below, "middle", "", Scale.text(tick));
            }
            zero(panel.x(), x, at -> canvas.line("zero", at, place.top, at, place.bottom));
        }
        canvas.text(
                (place.left + place.right) / 2,
                below + LINE,
                "middle",
                "",
                panel.x().label());
    }

    private void yAxis(Scale y, boolean named) {
        List<String> categories = panel.y().categories();
        for (int i = 0; named && i < categories.size(); i++) {
            canvas.text(place.left - 6, y.pixel(i), "end", "", categories.get(i));
        }
        if (categories.isEmpty()) {
            for (double tick : y.ticks(TICK)) {
                canvas.line("grid", place.left, y.pixel(tick), place.right, y.pixel(tick));
                canvas.text(place.left - 6, y.pixel(tick), "end", "", Scale.text(tick));
            }
            canvas.upright(
                    place.left - 42, (place.top + place.bottom) / 2, panel.y().label());
            zero(panel.y(), y, at -> canvas.line("zero", place.left, at, place.right, at));
        }
    }

    private interface At {
        void draw(double pixel);
    }

    private static void zero(Axis axis, Scale scale, At line) {
        if (!axis.logarithmic() && scale.low() < 0 && scale.high() > 0) {
            line.draw(scale.pixel(0));
        }
    }

    private void curve(Curve curve, Scale x, Scale y) {
        Series series = figure.series().get(curve.series());
        String style = SvgFigure.style(series);
        double aside = aside(curve);
        if (curve.form() == Form.LINE) {
            canvas.polyline(
                    style + " curve",
                    curve.marks().stream()
                            .map(mark -> number(x.pixel(mark.x()) + aside) + "," + number(y.pixel(mark.y())))
                            .collect(Collectors.joining(" ")));
        }
        for (Mark mark : curve.marks()) {
            double atX = x.pixel(mark.x()) + aside;
            double atY = y.pixel(mark.y());
            if (curve.form() == Form.BARS) {
                canvas.box(
                        "class=\"" + style + " bar\"",
                        x.pixel(0),
                        y.pixel(mark.y() - BAR),
                        atX,
                        y.pixel(mark.y() + BAR));
            }
            String whisker = style + " whisker";
            mark.acrossX()
                    .ifPresent(across -> canvas.line(whisker, x.pixel(across.low()), atY, x.pixel(across.high()), atY));
            mark.acrossY()
                    .ifPresent(across -> canvas.line(whisker, atX, y.pixel(across.low()), atX, y.pixel(across.high())));
            boolean chosen = mark.rank() == Rank.CHOSEN;
            canvas.symbol(chosen ? style + " chosen" : style, series.symbol(), chosen ? CHOSEN : 1, atX, atY);
        }
    }

    /** Series beside one another where upright intervals would lie on each other. */
    private double aside(Curve curve) {
        boolean upright = panel.y().categories().isEmpty()
                && curve.marks().stream()
                        .allMatch(mark ->
                                mark.acrossX().isEmpty() && mark.acrossY().isPresent());
        return upright ? (curve.series() - (figure.series().size() - 1) / 2.0) * BESIDE : 0;
    }

    /** Blue above zero, orange below: the colours that nearly everybody can tell apart. */
    private void cell(Cell cell, Scale x, Scale y, double largest) {
        double strength = largest > 0 ? Math.abs(cell.value()) / largest : 0;
        canvas.box(
                "fill=\"" + colour(cell.value() < 0, strength) + "\" stroke=\"#fff\"",
                x.pixel(cell.x() - 0.5),
                y.pixel(cell.y() - 0.5),
                x.pixel(cell.x() + 0.5),
                y.pixel(cell.y() + 0.5));
        canvas.text(
                x.pixel(cell.x()),
                y.pixel(cell.y()),
                "middle",
                "style=\"fill:#1f2328" + (cell.distinct() ? ";font-weight:700\"" : "\""),
                String.format(Locale.ROOT, "%+.1f", cell.value()).replace('-', '−'));
    }

    private static String colour(boolean loss, double strength) {
        int[] end = loss ? new int[] {0xf2, 0x8e, 0x4e} : new int[] {0x7a, 0xb6, 0xe0};
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                blend(end[0], strength),
                blend(end[1], strength),
                blend(end[2], strength));
    }

    private static int blend(int end, double strength) {
        return (int) Math.round(0xfa + (end - 0xfa) * strength);
    }

    private List<Double> values(
            ToDoubleFunction<Mark> at, Function<Mark, Optional<Interval>> across, boolean fromZero) {
        Stream<Double> values = panel.curves().stream()
                .flatMap(curve -> curve.marks().stream())
                .flatMap(mark -> Stream.concat(
                        Stream.of(at.applyAsDouble(mark)),
                        across.apply(mark).stream().flatMap(interval -> Stream.of(interval.low(), interval.high()))));
        return (fromZero ? Stream.concat(Stream.of(0.0), values) : values).toList();
    }
}
