package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
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
        int classes = Math.toIntExact(logits.getShape().get(1));
        float[] values = logits.toFloatArray();
        int[] predictions = new int[count];
        Arrays.setAll(predictions, row -> largest(values, row * classes, classes));
        return predictions;
    }

    /**
     * The same among some of the classes alone, as sets of images that were published for these are measured.
     *
     * @param classSubset ascending; empty for all
     */
    public static int[] of(NDArray logits, int count, List<Integer> classSubset) {
        if (classSubset.isEmpty()) {
            return of(logits, count);
        }
        int[] columns = classSubset.stream().mapToInt(Integer::intValue).toArray();
        NDArray wanted = logits.getManager().create(columns);
        int[] places = of(logits.get(new NDIndex(":, {}", wanted)), count);
        return Arrays.stream(places)
                .map(place -> place == NONE ? NONE : columns[place])
                .toArray();
    }

    private static int largest(float[] values, int from, int classes) {
        int largest = 0;
        for (int i = 0; i < classes; i++) {
            if (Float.isNaN(values[from + i])) {
                return NONE;
            }
            if (values[from + i] > values[from + largest]) {
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
