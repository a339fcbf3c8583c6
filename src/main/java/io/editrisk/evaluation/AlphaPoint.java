package io.editrisk.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * What one point of the line got right.
 *
 * @param alpha 0 is the original network, 1 the edited one
 * @param predictions the predicted class of each image, in the order of the record's images
 * @param margins how far the largest logit of each image lies above the second largest, as {@link Answers} has it; empty in
 *     records of versions that did not keep it
 */
public record AlphaPoint(
        double alpha, int correct, int seen, List<Integer> predictions, Optional<List<Float>> margins) {
    public AlphaPoint {
        predictions = List.copyOf(predictions);
        margins = margins.map(List::copyOf);
        if (correct < 0 || correct > seen || predictions.size() != seen) {
            throw new IllegalArgumentException(
                    correct + " correct of " + seen + ", " + predictions.size() + " predictions");
        }
        if (margins.isPresent() && margins.get().size() != seen) {
            throw new IllegalArgumentException(margins.get().size() + " margins of " + seen + " predictions");
        }
    }

    /** Without margins. */
    public AlphaPoint(double alpha, int correct, int seen, List<Integer> predictions) {
        this(alpha, correct, seen, predictions, Optional.empty());
    }
}
