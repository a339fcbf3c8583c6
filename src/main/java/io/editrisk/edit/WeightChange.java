package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/**
 * How much an edit changed the weights that it started from.
 *
 * @param parameters values of all tensors that differ in any bit
 * @param relative the Frobenius norm of the difference by that of these tensors before, to three significant digits; 0 where
 *     they were all zero
 */
public record WeightChange(long parameters, double relative) {

    /** Values that are looked at in one go: what is on the heap then is small, however large a tensor is. */
    private static final long PIECE = 1 << 20;

    private static final MathContext DIGITS = new MathContext(3);

    /**
     * Of changed tensors; sums in float64, value by value, so that the same tensors give the same number everywhere.
     *
     * @param changed by name, each in the shape of the original one
     */
    static WeightChange of(Map<String, NDArray> changed, Weights original) {
        double difference = 0;
        double before = 0;
        long parameters = 0;
        for (Map.Entry<String, NDArray> tensor : changed.entrySet()) {
            long size = tensor.getValue().size();
            parameters += size;
            for (long from = 0; from < size; from += PIECE) {
                long to = Math.min(size, from + PIECE);
                float[] after = piece(tensor.getValue(), from, to);
                float[] was = piece(original.get(tensor.getKey()), from, to);
                for (int i = 0; i < after.length; i++) {
                    double step = (double) after[i] - was[i];
                    difference += step * step;
                    before += (double) was[i] * was[i];
                }
            }
        }
        return new WeightChange(
                parameters,
                before == 0
                        ? 0
                        : new BigDecimal(Math.sqrt(difference / before))
                                .round(DIGITS)
                                .doubleValue());
    }

    @SuppressWarnings("try") // a scope only has to end
    private static float[] piece(NDArray tensor, long from, long to) {
        try (Scope scope = new Scope()) {
            return tensor.flatten().get(new NDIndex("{}:{}", from, to)).toFloatArray();
        }
    }
}
