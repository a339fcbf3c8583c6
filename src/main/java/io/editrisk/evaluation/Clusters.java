package io.editrisk.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mean over evaluation sets as a mean over source images: what each of them adds to it. */
final class Clusters {

    private final Map<String, Double> parts = new LinkedHashMap<>();

    /**
     * Adds the mean of a set's values, divided by a number: that of the sets where each has the same weight.
     *
     * @param identities of the set's images
     * @param values one an image
     */
    void add(List<String> identities, double[] values, double divisor) {
        for (int i = 0; i < values.length; i++) {
            parts.merge(identities.get(i), values[i] / (divisor * values.length), Double::sum);
        }
    }

    /** What was added up. */
    double sum() {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** One value a source image, whose mean is {@link #sum}: {@link ClusterBootstrap} draws among them. */
    double[] values() {
        return parts.values().stream().mapToDouble(part -> part * parts.size()).toArray();
    }
}
