package io.editrisk.evaluation;

import io.editrisk.shift.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Metric records by hand: a letter an image, {@code +} for right and {@code -} for wrong. */
final class Records {

    private static final Provenance PROVENANCE =
            new Provenance("code", "experiment", "weights", "data", 7, "engine", "cpu");

    private Records() {}

    static EvaluationSet set(String id, Optional<String> task, int samples) {
        return new EvaluationSet(id, task, Selection.all("datasets/some", samples), Optional.empty(), false);
    }

    static EvaluationSet shifted(String id, Optional<String> task, int samples) {
        return new EvaluationSet(
                id, task, Selection.all("datasets/some", samples), Optional.of(new Shift("fog", 3)), false);
    }

    /** The unedited network on a whole set. */
    static MetricRecord unedited(EvaluationSet set, String right) {
        return record(EvaluationTask.UNEDITED, set.id(), 0, point(0, right));
    }

    /** An edit's whole set at one point. */
    static MetricRecord edited(EvaluationSet set, double alpha, String right) {
        return record("edit", set.id(), 0, point(alpha, right));
    }

    /** Some images, from one on; their labels are 0, 1, 2, 0 and so on. */
    static MetricRecord record(String edit, String set, int from, Point... points) {
        int count = points[0].right().length();
        List<Integer> labels = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            labels.add(i % 3);
            identities.add("source-" + i);
        }
        List<AlphaPoint> found = new ArrayList<>();
        for (Point point : points) {
            found.add(point.of(labels));
        }
        return new MetricRecord("run", edit, set, from, from + count, labels, identities, found, PROVENANCE);
    }

    static Point point(double alpha, String right) {
        return new Point(alpha, right);
    }

    record Point(double alpha, String right) {
        private AlphaPoint of(List<Integer> labels) {
            List<Integer> predictions = new ArrayList<>();
            for (int i = 0; i < right.length(); i++) {
                predictions.add(right.charAt(i) == '+' ? labels.get(i) : labels.get(i) + 1);
            }
            int correct = (int) right.chars().filter(letter -> letter == '+').count();
            return new AlphaPoint(alpha, correct, right.length(), predictions);
        }
    }
}
