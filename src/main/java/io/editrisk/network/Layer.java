package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** One step of the forward pass, under the name its module has in the published state dict. */
public interface Layer {

    String name();

    /** What it is; what matters is whether it has weights to edit, normalises, or is the nonlinearity after them. */
    Kind kind();

    /** Its tensors' names; empty for a layer without weights. */
    List<String> tensors();

    NDArray forward(NDArray x, Weights weights);

    /**
     * As {@link #forward}, while a network is trained from scratch: normalisation by the batch's own statistics, which
     * the running ones follow in place.
     */
    default NDArray train(NDArray x, Weights weights) {
        return forward(x, weights);
    }

    /** What a layer is to an edit. */
    enum Kind {
        /** Has a weight and a bias that an edit may change. */
        LINEAR,
        NORMALISATION,
        NONLINEARITY,
        SHAPE
    }
}
