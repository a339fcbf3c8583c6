package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** Keeps what went into a layer and what came out of it; both end with the scope they were made in. */
final class Watch {

    private final Layer watched;
    private @Nullable NDArray input;
    private @Nullable NDArray output;

    Watch(Layer watched) {
        this.watched = watched;
    }

    @SuppressWarnings("ReferenceEquality") // two layers may be equal and stand in two places
    void see(Layer layer, NDArray x, NDArray y) {
        if (layer == watched) {
            input = x;
            output = y;
        }
    }

    Layer watched() {
        return watched;
    }

    NDArray input() {
        return seen(input);
    }

    NDArray output() {
        return seen(output);
    }

    private static NDArray seen(@Nullable NDArray tensor) {
        if (tensor == null) {
            throw new IllegalStateException("the layer was not run");
        }
        return tensor;
    }
}
