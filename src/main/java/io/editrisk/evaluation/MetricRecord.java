package io.editrisk.evaluation;

import java.util.List;

/**
 * The result of one {@link EvaluationTask}: written once, all points together.
 *
 * @param labels the true class of each image {@code from..to}
 * @param identities which source image each one is (the same source under several shifts has one identity)
 */
public record MetricRecord(
        String run,
        String edit,
        String set,
        int from,
        int to,
        List<Integer> labels,
        List<String> identities,
        List<AlphaPoint> points,
        Provenance provenance) {
    public MetricRecord {
        labels = List.copyOf(labels);
        identities = List.copyOf(identities);
        points = List.copyOf(points);
        if (labels.size() != to - from || identities.size() != to - from) {
            throw new IllegalArgumentException(
                    "a record of " + (to - from) + " images with " + labels.size() + " labels");
        }
        for (AlphaPoint point : points) {
            requireCounted(point, labels);
        }
    }

    private static void requireCounted(AlphaPoint point, List<Integer> labels) {
        int correct = 0;
        for (int i = 0; i < Math.min(labels.size(), point.seen()); i++) {
            correct += labels.get(i).equals(point.predictions().get(i)) ? 1 : 0;
        }
        if (point.seen() != labels.size() || point.correct() != correct) {
            throw new IllegalArgumentException("%d correct of %d at alpha %s, where predictions and labels say %d of %d"
                    .formatted(point.correct(), point.seen(), point.alpha(), correct, labels.size()));
        }
    }
}
