package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.LinearAlgebra;
import io.editrisk.tensor.Scope;

/**
 * The directions of rewriting (Bau et al. 2020, section 3.3; Santurkar et al. 2021): those of the keys in which what is to be
 * edited stands out most from what the original task's data show. With C + ridge mean(diag C) I = L L^T, the whitened keys are
 * L^-1 k; of their right singular vectors v the first give the directions L^-T v, made orthonormal. They are found as
 * eigenvectors of the whitened keys' products. Published code whitens by the symmetric root of C^-1 instead: that turns v and
 * leaves the directions as they are.
 */
final class KeyDirections {

    /** What a variance must be beside the largest one not to be rounding alone: keys are float32. */
    private static final double NOTHING = 1e-12;

    private final String layer;
    private final Rewrite how;

    /** @param layer by its name, for people */
    KeyDirections(String layer, Rewrite how) {
        this.layer = layer;
        this.how = how;
    }

    /**
     * Finds them.
     *
     * @param original over the original task's data
     * @param edited the sums over the modified images' keys
     * @return [in,rank] float64, orthonormal columns, each agreeing with the sum of the keys; the caller's scope has it
     * @throws UnusableKeysException where the keys do not tell so many directions apart
     */
    NDArray of(SecondMoment original, KeySums edited, int rank) {
        try (Scope scope = new Scope()) {
            NDArray lower = lower(original);
            NDArray half = LinearAlgebra.solveLower(lower, edited.products());
            NDArray whitened = LinearAlgebra.solveLower(lower, half.transpose());
            NDArray all = LinearAlgebra.eigenvectors(
                    whitened.add(whitened.transpose()).div(2));
            NDArray first = all.get(":, -" + rank + ":").flip(1);
            requireVariance(whitened, first, rank);
            NDArray directions = LinearAlgebra.orthonormal(LinearAlgebra.solveTransposed(lower, first));
            NDArray agreement = edited.sum().reshape(1, -1).matMul(directions);
            NDArray signs = agreement
                    .gte(0)
                    .toType(directions.getDataType(), false)
                    .mul(2)
                    .sub(1);
            return scope.keep(directions.mul(signs));
        }
    }

    private NDArray lower(SecondMoment original) {
        NDArray moment = original.about(how.centred());
        NDArray diagonal = moment.getManager()
                .eye(Math.toIntExact(moment.getShape().get(0)))
                .toType(moment.getDataType(), false);
        double mean = moment.mul(diagonal).sum().getDouble() / moment.getShape().get(0);
        return LinearAlgebra.cholesky(moment.add(diagonal.mul(how.ridge() * mean)))
                .orElseThrow(() -> new UnusableKeysException("the keys of '" + layer
                        + "' over the original task's training data do not vary in every direction: their second moment"
                        + " with a 'ridge' of " + how.ridge() + " cannot be factorised; "
                        + (mean > 0 ? "raise 'ridge', or take more images" : "every key is 0")));
    }

    private void requireVariance(NDArray whitened, NDArray first, int rank) {
        double[] variances =
                first.mul(whitened.matMul(first)).sum(new int[] {0}).toDoubleArray();
        int there = 0;
        while (there < rank && variances[there] > NOTHING * variances[0]) {
            there++;
        }
        if (there < rank) {
            throw new UnusableKeysException("the modified images' keys of '" + layer + "' have " + there
                    + " directions; 'rank' is " + rank + ", expected at most as many");
        }
    }
}
