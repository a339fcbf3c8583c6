package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Weights;
import java.util.Map;

/** What a trial moves, and the tensors of the network that are made of it. */
public interface Parametrisation {

    /**
     * The parameters where training begins, by name: copies, or new tensors. SGD decays those with "weight" in their name.
     *
     * @param manager what they belong to
     */
    Map<String, NDArray> start(Weights original, NDManager manager);

    /**
     * The edited tensors by their names in the network, differentiable in the parameters. They may be the parameters
     * themselves; what is made belongs to the caller's scope.
     */
    Map<String, NDArray> tensors(Map<String, NDArray> parameters, Weights original);
}
