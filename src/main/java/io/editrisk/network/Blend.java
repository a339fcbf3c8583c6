package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * One input along a line of weights, from two products with it: at its ends they are those of the layer itself, to the last bit.
 * What is made belongs to the caller's scope.
 */
public final class Blend {

    /** Of several points that are run as one batch. */
    private static final long MOST_BYTES = 64L << 20;

    private final Network network;
    private final int at;
    private final Blended layer;
    private final Pass pass;
    private final NDArray start;
    private final NDArray end;
    private final NDArray way;
    private final int atOnce;

    /** @param bytesBehind of the weights behind the layer */
    Blend(
            Network network,
            int at,
            Blended layer,
            FittingBatches batches,
            NDArray input,
            Weights from,
            Weights to,
            long bytesBehind) {
        this.network = network;
        this.at = at;
        this.layer = layer;
        pass = Pass.with(from);
        start = batches.pass(some -> layer.affine(some, pass), input);
        end = batches.pass(some -> layer.affine(some, Pass.with(to)), input);
        way = end.sub(start);
        atOnce = atOnce(start.size() * Float.BYTES, bytesBehind);
    }

    /** Where the weights behind are more than what passes through them, reading them costs more than computing. */
    private static int atOnce(long bytes, long bytesBehind) {
        return (int) Math.max(1, Math.min(bytesBehind, MOST_BYTES) / bytes);
    }

    /**
     * Logits [N, classes] at points, those of {@link Network#runFrom} within rounding, and at 0 and 1 the same to the last bit;
     * several points between pass as one batch where that saves reading the weights behind the layer.
     *
     * @param alphas each 0..1
     * @return in their order
     */
    public List<NDArray> logits(List<Double> alphas) {
        Iterator<NDArray> between =
                between(alphas.stream().filter(Blend::isBetween).toList()).iterator();
        return alphas.stream()
                .map(alpha -> isBetween(alpha) ? between.next() : rest(alpha == 0 ? start : end))
                .toList();
    }

    private static boolean isBetween(double alpha) {
        return alpha > 0 && alpha < 1;
    }

    private List<NDArray> between(List<Double> alphas) {
        List<NDArray> logits = new ArrayList<>();
        for (int from = 0; from < alphas.size(); from += atOnce) {
            List<Double> some = alphas.subList(from, Math.min(alphas.size(), from + atOnce));
            NDArray together = Scope.resultOf(x -> network.pass(at, points(some), pass, layer), start);
            logits.addAll(together.split(some.size()));
        }
        return logits;
    }

    private NDArray rest(NDArray affine) {
        return Scope.resultOf(x -> network.pass(at, x, pass, layer), affine);
    }

    private NDArray points(List<Double> alphas) {
        NDList points = new NDList();
        alphas.forEach(alpha -> points.add(start.add(way.mul(alpha))));
        return NDArrays.concat(points);
    }
}
