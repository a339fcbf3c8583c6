package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network answers for some pictures.
 *
 * @param classes the predicted class of each, as {@link Predictions} has it
 * @param margins how far the largest logit of each lies above the second largest among the classes that were asked for, of
 *     float32 with three significant digits; 0 where no class is predicted, or there is but one to be asked for
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Answers(int[] classes, float[] margins) {

    private static final MathContext DIGITS = new MathContext(3);

    /** Room for the answers of so many pictures. */
    static Answers of(int pictures) {
        return new Answers(new int[pictures], new float[pictures]);
    }

    /**
     * Of the first {@code count} rows.
     *
     * @param logits [N, classes], N at least {@code count}
     * @param classSubset the classes that are asked for, ascending; empty for all
     */
    public static Answers of(NDArray logits, int count, List<Integer> classSubset) {
        int classes = Math.toIntExact(logits.getShape().get(1));
        int[] asked = classSubset.isEmpty()
                ? IntStream.range(0, classes).toArray()
                : classSubset.stream().mapToInt(Integer::intValue).toArray();
        float[] values = logits.toFloatArray();
        float[] ofRow = new float[asked.length];
        Answers answers = of(count);
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < asked.length; i++) {
                ofRow[i] = values[row * classes + asked[i]];
            }
            int place = Predictions.largest(ofRow);
            answers.classes[row] = place == Predictions.NONE ? place : asked[place];
            answers.margins[row] = margin(ofRow, place);
        }
        return answers;
    }

    private static float margin(float[] logits, int largest) {
        if (largest == Predictions.NONE || logits.length == 1) {
            return 0;
        }
        float second = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            if (i != largest) {
                second = Math.max(second, logits[i]);
            }
        }
        return logits[largest] == second ? 0 : rounded(Math.min(Float.MAX_VALUE, logits[largest] - second));
    }

    private static float rounded(float margin) {
        return new BigDecimal(margin).round(DIGITS).floatValue();
    }

    /** Those of a batch put in their place. */
    void put(Answers some, int from) {
        System.arraycopy(some.classes, 0, classes, from, some.classes.length);
        System.arraycopy(some.margins, 0, margins, from, some.margins.length);
    }
}
