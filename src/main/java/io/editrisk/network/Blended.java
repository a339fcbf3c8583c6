package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import java.util.Set;

/**
 * A layer that does something affine in some tensors, and then what has none of them. Along a line of weights which differ in
 * those alone, W(a)x = (1-a)Wx + aW'x: two products give every point.
 */
interface Blended extends Layer {

    /** The tensors that the first part of it is affine in. */
    Set<String> blendable();

    /** The first part, with all else that is affine. */
    NDArray affine(NDArray x, Pass pass);

    /** The rest, from what {@link #affine} gave. */
    NDArray rest(NDArray y, Pass pass);
}
