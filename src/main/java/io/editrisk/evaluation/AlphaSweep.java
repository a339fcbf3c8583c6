package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Network;
import io.editrisk.network.Preprocessing;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Predictions at points of an edit's {@linkplain WeightLine line}. The layers before the first edited one see every
 * picture once; only the rest is run for each point. The weights of each point are made once, when the sweep is; they
 * live until it is closed. For one thread.
 */
public final class AlphaSweep implements AutoCloseable {

    private final Network network;
    private final Preprocessing preprocessing;
    private final Weights original;
    private final String firstEdited;
    private final NDManager manager = TensorEngine.manager();
    private final List<Weights> points;

    /**
     * @param edited the tensors that the edit changed; none for the unedited network
     * @param alphas the points, each within 0..1
     */
    public AlphaSweep(Network network, Weights original, Map<String, NDArray> edited, List<Double> alphas) {
        this.network = network;
        preprocessing = network.architecture().preprocessing();
        this.original = original;
        WeightLine line = new WeightLine(original, edited);
        firstEdited = edited.isEmpty() ? network.first() : network.firstWith(edited.keySet());
        points = alphas.stream().map(alpha -> line.at(alpha, manager)).toList();
    }

    /**
     * The class of each picture at each point.
     *
     * @return for each alpha, in their order, a class a picture, in their order; {@link Predictions#NONE} for a picture
     *     whose logits are not numbers
     */
    public List<int[]> predict(List<RgbImage> pictures) {
        List<int[]> predictions = new ArrayList<>();
        points.forEach(point -> predictions.add(new int[pictures.size()]));
        sweep(pictures, (point, batch, logits) -> {
            int[] classes = Predictions.of(logits, batch.count());
            System.arraycopy(classes, 0, predictions.get(point), batch.from(), batch.count());
        });
        return predictions;
    }

    /** Receives the logits [N, classes] of a batch at a point, which end when it returns. */
    interface Logits {
        void accept(int point, PictureBatches.Batch batch, NDArray logits);
    }

    @SuppressWarnings("try") // a scope only has to end
    void sweep(List<RgbImage> pictures, Logits logits) {
        for (PictureBatches.Batch batch : PictureBatches.of(pictures, preprocessing)) {
            try (Scope ofBatch = new Scope()) {
                NDArray input = network.runTo(firstEdited, preprocessed(batch), original);
                for (int i = 0; i < points.size(); i++) {
                    try (Scope ofPoint = new Scope()) {
                        logits.accept(i, batch, network.runFrom(firstEdited, input, points.get(i)));
                    }
                }
            }
        }
    }

    private NDArray preprocessed(PictureBatches.Batch batch) {
        return preprocessing.batch(batch.pictures(), manager);
    }

    @Override
    public void close() {
        manager.close();
    }
}
