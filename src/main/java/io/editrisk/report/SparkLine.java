package io.editrisk.report;

import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An edit's two accuracies along α, as small as a word: what is gained on the way and what is lost. */
final class SparkLine {

    private static final double WIDTH = 84;
    private static final double HEIGHT = 28;
    private static final double EDGE = 3;

    private SparkLine() {}

    /** An SVG element for a page; empty where there is no line. The numbers stand elsewhere on the page. */
    static String of(List<Point> points, double chosen) {
        if (points.size() < 2) {
            return "";
        }
        double low = points.stream()
                .mapToDouble(point ->
                        Math.min(point.editing().accuracy(), point.original().accuracy()))
                .min()
                .orElseThrow();
        double high = points.stream()
                .mapToDouble(point ->
                        Math.max(point.editing().accuracy(), point.original().accuracy()))
                .max()
                .orElseThrow();
        return "<svg class=\"spark\" viewBox=\"0 0 84 28\" width=\"84\" height=\"28\" aria-hidden=\"true\">"
                + line("original", points, Point::original, low, high)
                + line("editing", points, Point::editing, low, high)
                + points.stream()
                        .filter(point -> point.alpha() == chosen)
                        .map(point -> "<circle cx=\"%s\" cy=\"%s\" r=\"2.5\"/>"
                                .formatted(x(points, point), y(point.editing().accuracy(), low, high)))
                        .collect(Collectors.joining())
                + "</svg>";
    }

    private static String line(
            String style, List<Point> points, Function<Point, Measured> accuracy, double low, double high) {
        return "<polyline class=\"%s\" points=\"%s\"/>"
                .formatted(
                        style,
                        points.stream()
                                .map(point -> x(points, point) + ","
                                        + y(accuracy.apply(point).accuracy(), low, high))
                                .collect(Collectors.joining(" ")));
    }

    private static String x(List<Point> points, Point point) {
        double first = points.get(0).alpha();
        double last = points.get(points.size() - 1).alpha();
        return pixel(EDGE + (point.alpha() - first) / (last - first) * (WIDTH - 2 * EDGE));
    }

    private static String y(double accuracy, double low, double high) {
        double part = high > low ? (accuracy - low) / (high - low) : 0.5;
        return pixel(HEIGHT - EDGE - part * (HEIGHT - 2 * EDGE));
    }

    private static String pixel(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }
}
