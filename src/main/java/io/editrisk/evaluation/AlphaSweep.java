package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Blend;
import io.editrisk.network.Network;
import io.editrisk.network.PictureFeed;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.Preprocessing;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Predictions at points of an edit's {@linkplain WeightLine line}. The layers before the first edited one see every
 * picture once; only the rest is run for each point; of a layer that alone was
 * edited, before a nonlinearity, two products are enough for all points between the ends. Pictures are made while the network runs on those before. The weights of each point are made once, when the sweep is; they
 * live until it is closed. For one thread.
 */
public final class AlphaSweep implements AutoCloseable {

    private static final int FEW = 3;

    private final Network network;
    private final Preprocessing preprocessing;
    private final Weights original;
    private final String firstEdited;
    private final NDManager manager = TensorEngine.manager();
    private final Map<String, NDArray> edited;
    private final List<Double> alphas;
    private final List<Weights> points;

    /**
     * @param edited the tensors that the edit changed; none for the unedited network
     * @param alphas the points, each within 0..1
     */
    public AlphaSweep(Network network, Weights original, Map<String, NDArray> edited, List<Double> alphas) {
        this.network = network;
        preprocessing = network.architecture().preprocessing().unresized();
        this.original = original;
        this.edited = Map.copyOf(edited);
        this.alphas = List.copyOf(alphas);
        WeightLine line = new WeightLine(original, edited);
        firstEdited = edited.isEmpty() ? network.first() : network.firstWith(edited.keySet());
        points = alphas.stream().map(alpha -> line.at(alpha, manager)).toList();
    }

    /**
     * The class of each picture at each point.
     *
     * @param classSubset see {@link Predictions#of(NDArray, int, List)}
     * @return for each alpha, in their order, a class a picture, in their order; {@link Predictions#NONE} for a picture
     *     whose logits are not numbers
     */
    public List<int[]> predict(List<Picture> pictures, List<Integer> classSubset) {
        List<int[]> predictions = new ArrayList<>();
        points.forEach(point -> predictions.add(new int[pictures.size()]));
        sweep(pictures, (point, from, count, logits) -> {
            int[] classes = Predictions.of(logits, count, classSubset);
            System.arraycopy(classes, 0, predictions.get(point), from, count);
        });
        return predictions;
    }

    /** Receives the logits [N, classes] of a batch at a point, which end when it returns. */
    interface Logits {

        /**
         * Takes a batch's.
         *
         * @param from index of the first picture among all
         * @param count how many are wanted; the others only fill up the batch
         */
        void accept(int point, int from, int count, NDArray logits);
    }

    @SuppressWarnings("try") // a scope only has to end
    void sweep(List<Picture> pictures, Logits logits) {
        try (PictureFeed feed = PictureBatches.feed(preprocessing, pictures)) {
            for (int from = 0; feed.hasNext(); from += feed.batch()) {
                int count = Math.min(feed.batch(), pictures.size() - from);
                try (Scope ofBatch = new Scope()) {
                    NDArray input = network.runTo(firstEdited, feed.next(manager), original);
                    Optional<Blend> blend = blend(input);
                    for (int i = 0; i < points.size(); i++) {
                        try (Scope ofPoint = new Scope()) {
                            logits.accept(i, from, count, at(i, input, blend));
                        }
                    }
                }
            }
        }
    }

    /** Where enough points lie between the ends for two more products to be worth it. */
    private Optional<Blend> blend(NDArray input) {
        return alphas.stream().filter(AlphaSweep::between).count() < FEW
                ? Optional.empty()
                : network.blend(firstEdited, edited.keySet(), input, original, original.with(edited));
    }

    /** Both ends are run as they are: to the last bit. */
    private NDArray at(int point, NDArray input, Optional<Blend> blend) {
        double alpha = alphas.get(point);
        return blend.filter(there -> between(alpha))
                .map(there -> there.logits(alpha))
                .orElseGet(() -> network.runFrom(firstEdited, input, points.get(point)));
    }

    private static boolean between(double alpha) {
        return alpha > 0 && alpha < 1;
    }

    @Override
    public void close() {
        manager.close();
    }
}
