package io.editrisk.evaluation;

import java.util.List;

/**
 * What one point of the line got right.
 *
 * @param alpha 0 is the original network, 1 the edited one
 * @param predictions the predicted class of each image, in the order of the record's images
 */
public record AlphaPoint(double alpha, int correct, int seen, List<Integer> predictions) {
    public AlphaPoint {
        predictions = List.copyOf(predictions);
        if (correct < 0 || correct > seen || predictions.size() != seen) {
            throw new IllegalArgumentException(
                    correct + " correct of " + seen + ", " + predictions.size() + " predictions");
        }
    }
}
