package io.editrisk.evaluation;

import io.editrisk.network.Network;
import io.editrisk.network.PictureFeed;
import io.editrisk.network.Preprocessing;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.Arrays;
import java.util.List;

/** A network's logits of pictures as they are read; the next ones are decoded while it runs. For one thread. */
public final class PictureLogits {

    private static final int AHEAD = 2;

    private final Network network;
    private final Weights weights;
    private final int decoders;

    /** @param decoders how many threads make pictures ready */
    public PictureLogits(Network network, Weights weights, int decoders) {
        this.network = network;
        this.weights = weights;
        this.decoders = decoders;
    }

    /** Receives a picture's logits, or its features where the network has no head. */
    public interface Row {
        void accept(String picture, float[] logits);
    }

    /**
     * Runs the network over the pictures; rows come in the pictures' order. An
     * {@link io.editrisk.image.DamagedImageException} names the first that is damaged, after the rows of whole batches before
     * it.
     */
    @SuppressWarnings("try") // a scope only has to end
    public void forEach(List<PictureFeed.Picture> pictures, Row row) {
        Preprocessing preprocessing = network.architecture().preprocessing();
        PictureFeed.Pace pace = PictureBatches.pace(preprocessing, decoders, AHEAD);
        int done = 0;
        try (var manager = TensorEngine.manager();
                PictureFeed feed = new PictureFeed(preprocessing, pictures, pace)) {
            while (feed.hasNext()) {
                try (Scope scope = new Scope()) {
                    var logits = network.run(feed.next(manager), weights);
                    int width = Math.toIntExact(logits.getShape().get(1));
                    float[] values = logits.toFloatArray();
                    int count = Math.min(feed.batch(), pictures.size() - done);
                    for (int i = 0; i < count; i++) {
                        float[] ofPicture = Arrays.copyOfRange(values, i * width, (i + 1) * width);
                        row.accept(pictures.get(done++).name(), ofPicture);
                    }
                }
            }
        }
    }
}
