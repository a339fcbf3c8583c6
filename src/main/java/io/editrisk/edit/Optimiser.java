package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Moves parameters along their gradients, in place. */
interface Optimiser {

    /** One step, given a gradient for each of the parameters. Temporaries belong to the caller's scope. */
    void step(List<NDArray> gradients);
}
