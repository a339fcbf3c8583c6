package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.MemoryBound;
import io.editrisk.tensor.Scope;
import java.util.function.UnaryOperator;

/** Batches as large as memory allows. A task only fails where a single picture does not fit. */
final class FittingBatches {

    private final MemoryBound memory = new MemoryBound();

    /**
     * What the work makes of a batch, whole or in parts one behind the other along the first dimension. While a gradient is
     * recorded it is not cut: the parts' memory would be held until the gradient is taken.
     */
    NDArray pass(UnaryOperator<NDArray> work, NDArray batch) {
        if (Gradients.recording()) {
            return work.apply(batch);
        }
        return memory.atOnce(
                batch.getShape().get(0),
                () -> Scope.resultOf(work, batch),
                () -> Scope.resultOf(whole -> halves(work, whole), batch));
    }

    private NDArray halves(UnaryOperator<NDArray> work, NDArray batch) {
        long half = batch.getShape().get(0) / 2;
        return NDArrays.concat(new NDList(pass(work, batch.get(":" + half)), pass(work, batch.get(half + ":"))));
    }
}
