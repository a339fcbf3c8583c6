package io.editrisk.network;

import java.util.List;
import java.util.Map;

/** A published architecture: named layers in the order of the forward pass, tensors by their state-dict names. */
public interface Architecture {

    /** As configs have it, for instance {@code small-vgg}. */
    String name();

    /** What the pictures must be turned into. */
    Preprocessing preprocessing();

    /** The layers that can be edited, by state-dict prefix, in the order of the forward pass. */
    List<String> editableLayers();

    /** Every tensor that a weights file must hold, with its shape, in state-dict order. */
    Map<String, List<Long>> tensors(int classes);

    /** The forward pass, in order. */
    List<Layer> layers();

    /** The name of the tensor whose first dimension is the number of classes. */
    String head();
}
