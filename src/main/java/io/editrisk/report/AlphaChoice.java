package io.editrisk.report;

import io.editrisk.edit.EditingMethods;
import io.editrisk.experiment.Choosing;
import io.editrisk.report.Summary.Point;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Chooses the point of an edit's line by the experiment's rule. */
record AlphaChoice(Choosing rule) {

    /** Less than this apart is the same: sums of counted fractions. */
    private static final double ROUNDING = 1e-12;

    /**
     * The point to take. A method that does not interpolate is taken at its end.
     *
     * @param method its name
     * @param points from α = 0 or later, ascending; at least one above 0
     */
    Point of(String method, List<Point> points) {
        List<Point> edited = points.stream().filter(point -> point.alpha() > 0).toList();
        Point end = edited.get(edited.size() - 1);
        if (!interpolates(method)) {
            return end;
        }
        return switch (rule.alpha()) {
            case GATE -> withinGate(edited);
            case MEAN -> best(edited, AlphaChoice::mean);
            case KNEE -> best(edited, above(points.get(0), end));
            case FIXED -> fixed(edited);
        };
    }

    private static boolean interpolates(String method) {
        return EditingMethods.named(method)
                .orElseThrow(() -> new IllegalArgumentException("no editing method " + method))
                .interpolates();
    }

    private static Point withinGate(List<Point> edited) {
        List<Point> allowed = edited.stream().filter(Point::allowed).toList();
        return best(
                allowed.isEmpty() ? edited : allowed, point -> point.editing().accuracy());
    }

    private static double mean(Point point) {
        return (point.editing().accuracy() + point.original().accuracy()) / 2;
    }

    /** How far a point lies above the straight line from the first to the last, where both accuracies are scaled to 1. */
    private static ToDoubleFunction<Point> above(Point first, Point last) {
        double gain = span(last.editing().accuracy() - first.editing().accuracy());
        double loss = span(first.original().accuracy() - last.original().accuracy());
        return point -> (point.editing().accuracy() - first.editing().accuracy()) / gain
                - (first.original().accuracy() - point.original().accuracy()) / loss;
    }

    /** Where nothing is gained or lost between the ends, accuracies count as they are. */
    private static double span(double difference) {
        return Math.abs(difference) < ROUNDING ? 1 : Math.abs(difference);
    }

    private Point fixed(List<Point> edited) {
        double alpha = rule.fixed().orElseThrow();
        return edited.stream()
                .filter(point -> point.alpha() == alpha)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("α = " + alpha + " was not measured"));
    }

    /** The largest value; of those that are the same the first. */
    private static Point best(List<Point> points, ToDoubleFunction<Point> value) {
        double most = points.stream().mapToDouble(value).max().orElseThrow();
        return points.stream()
                .filter(point -> value.applyAsDouble(point) >= most - ROUNDING)
                .min(Comparator.comparingDouble(Point::alpha))
                .orElseThrow();
    }
}
