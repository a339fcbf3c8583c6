package io.editrisk.network;

import ai.djl.ndarray.NDArray;

/** One input along a line of weights, from two products with it; what is made belongs to the caller's scope. */
public final class Blend {

    private final Network network;
    private final int at;
    private final Blended layer;
    private final Pass pass;
    private final NDArray start;
    private final NDArray way;

    Blend(Network network, int at, Blended layer, FittingBatches batches, NDArray input, Weights from, Weights to) {
        this.network = network;
        this.at = at;
        this.layer = layer;
        pass = Pass.with(from);
        start = batches.pass(some -> layer.affine(some, pass), input);
        way = batches.pass(some -> layer.affine(some, Pass.with(to)), input).sub(start);
    }

    /**
     * Logits at a point, those of {@link Network#runFrom} within rounding.
     *
     * @param alpha 0..1
     */
    public NDArray logits(double alpha) {
        return network.pass(at, start.add(way.mul(alpha)), pass, layer);
    }
}
