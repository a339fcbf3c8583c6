package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.OutOfMemory;
import io.editrisk.tensor.Scope;
import java.util.function.UnaryOperator;

/**
 * Batches as large as memory allows: one that does not fit is halved until its parts do, and what did not fit once is not
 * tried again. A task only fails where a single picture does not fit.
 */
final class FittingBatches {

    private volatile long most = Long.MAX_VALUE;

    /**
     * What the work makes of a batch, whole or in parts one behind the other along the first dimension. While a gradient is
     * recorded it is not cut: the parts' memory would be held until the gradient is taken.
     */
    NDArray pass(UnaryOperator<NDArray> work, NDArray batch) {
        long size = batch.getShape().get(0);
        if (Gradients.recording()) {
            return work.apply(batch);
        }
        if (size <= most) {
            try {
                return Scope.resultOf(work, batch);
            } catch (RuntimeException fault) {
                if (size == 1 || !OutOfMemory.isMeant(fault)) {
                    throw fault;
                }
                most = size / 2;
            }
        }
        return Scope.resultOf(whole -> halves(work, whole), batch);
    }

    private NDArray halves(UnaryOperator<NDArray> work, NDArray batch) {
        long half = batch.getShape().get(0) / 2;
        return NDArrays.concat(new NDList(pass(work, batch.get(":" + half)), pass(work, batch.get(half + ":"))));
    }
}
