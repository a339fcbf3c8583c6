package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Network;
import io.editrisk.network.PictureFeed;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.Preprocessing;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Predictions at points of an edit's {@linkplain WeightLine line}. The layers before the first edited one see every
 * picture once; only the rest is run for each point. Where a single layer before a nonlinearity was edited, two products with
 * what goes into it serve all points. Pictures are made while the network runs on those before. The weights
 * of each point are made once, when the sweep is; they live until it is closed. For one thread.
 */
public final class AlphaSweep implements AutoCloseable {

    /** So many points need no more than the two products that serve any number. */
    private static final int FEW = 2;

    private final Network network;
    private final Preprocessing preprocessing;
    private final Weights original;
    private final String firstEdited;
    private final NDManager manager = TensorEngine.manager();
    private final List<Double> alphas;

    /** Of each point; none where they are blended. */
    private final List<Weights> points;

    /** The network at the end of the line, where points are blended. */
    private final Optional<Weights> end;

    private long forward;

    /**
     * @param edited the tensors that the edit changed; none for the unedited network
     * @param alphas the points, each within 0..1
     */
    public AlphaSweep(Network network, Weights original, Map<String, NDArray> edited, List<Double> alphas) {
        this.network = network;
        preprocessing = network.architecture().preprocessing().unresized();
        this.original = original;
        this.alphas = List.copyOf(alphas);
        firstEdited = edited.isEmpty() ? network.first() : network.firstWith(edited.keySet());
        boolean blends = alphas.size() > FEW && network.blends(firstEdited, edited.keySet());
        WeightLine line = new WeightLine(original, edited);
        end = blends ? Optional.of(original.with(edited)) : Optional.empty();
        points = blends
                ? List.of()
                : alphas.stream().map(alpha -> line.at(alpha, manager)).toList();
    }

    /**
     * The class of each picture at each point.
     *
     * @param classSubset the classes that are asked for, ascending; empty for all
     * @return for each alpha, in their order, a class a picture, in their order; {@link Predictions#NONE} for a picture
     *     whose logits are not numbers
     */
    public List<int[]> predict(List<Picture> pictures, List<Integer> classSubset) {
        return answers(pictures, classSubset).stream().map(Answers::classes).toList();
    }

    /** The same with each one's margin. */
    List<Answers> answers(List<Picture> pictures, List<Integer> classSubset) {
        List<Answers> answers =
                alphas.stream().map(alpha -> Answers.of(pictures.size())).toList();
        sweep(
                pictures,
                (point, from, count, logits) -> answers.get(point).put(Answers.of(logits, count, classSubset), from));
        return answers;
    }

    /** How long the network has run, logits received; waiting for pictures left out. */
    Duration forward() {
        return Duration.ofNanos(forward);
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
                    NDArray batch = feed.next(manager);
                    long start = System.nanoTime();
                    NDArray input = network.runTo(firstEdited, batch, original);
                    if (end.isPresent()) {
                        blended(input, end.get(), from, count, logits);
                    } else {
                        anew(input, from, count, logits);
                    }
                    forward += System.nanoTime() - start;
                }
            }
        }
    }

    private void blended(NDArray input, Weights to, int from, int count, Logits logits) {
        List<NDArray> points = network.blend(firstEdited, input, original, to).logits(alphas);
        for (int i = 0; i < points.size(); i++) {
            logits.accept(i, from, count, points.get(i));
        }
    }

    @SuppressWarnings("try")
    private void anew(NDArray input, int from, int count, Logits logits) {
        for (int i = 0; i < points.size(); i++) {
            try (Scope ofPoint = new Scope()) {
                logits.accept(i, from, count, network.runFrom(firstEdited, input, points.get(i)));
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
