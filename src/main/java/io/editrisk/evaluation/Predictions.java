package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;

/** From logits to classes, decided in Java so that ties and NaN end the same way on every device. */
public final class Predictions {

    /** What is predicted where a logit is NaN: no class, so it is never correct. */
    public static final int NONE = -1;

    private Predictions() {}

    /**
     * The class of the largest logit of each of the first {@code count} rows; the smallest class among equals.
     *
     * @param logits [N, classes], N at least {@code count}
     */
    public static int[] of(NDArray logits, int count) {
        return Answers.of(logits, count, List.of()).classes();
    }

    /** The place of the largest value, the first among equals; {@link #NONE} where any is NaN. */
    static int largest(float[] values) {
        int largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                return NONE;
            }
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /** How many predictions are the true class. */
    public static Accuracy accuracy(int[] predictions, int[] labels) {
        if (predictions.length != labels.length) {
            throw new IllegalArgumentException(predictions.length + " predictions for " + labels.length + " labels");
        }
        long correct = IntStream.range(0, labels.length)
                .filter(i -> predictions[i] == labels[i])
                .count();
        return new Accuracy(correct, labels.length);
    }
}
