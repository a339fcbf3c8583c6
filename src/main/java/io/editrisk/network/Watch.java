package io.editrisk.network;

import ai.djl.ndarray.NDArray;

/** Keeps what went into a layer and what came out of it; both end with the scope they were made in. */
final class Watch {

    private final Layer watched;
    private NDArray input;
    private NDArray output;

    Watch(Layer watched) {
        this.watched = watched;
    }

    void see(Layer layer, NDArray x, NDArray y) {
        if (layer == watched) {
            input = x;
            output = y;
        }
    }

    boolean within(Layer layer) {
        return layer.parts().stream().anyMatch(part -> part == watched || within(part));
    }

    NDArray input() {
        return input;
    }

    NDArray output() {
        return output;
    }
}
