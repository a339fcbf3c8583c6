package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.image.RgbImage;
import io.editrisk.network.LayerInputs;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The {@linkplain SecondMoment second moments} of some layers' keys over pictures that come a few at a time: one pass for all. */
public final class KeyMoments {

    private final Network network;
    private final Weights weights;
    private final LayerInputs inputs;
    private final NDManager manager;
    private final Map<String, KeySums> sums = new LinkedHashMap<>();

    /**
     * Nothing seen yet.
     *
     * @param layers with one weight each
     * @param manager what the sums live as long as
     */
    public KeyMoments(Network network, Weights weights, Collection<String> layers, NDManager manager) {
        this.network = network;
        this.weights = weights;
        this.manager = manager;
        inputs = new LayerInputs(network, layers);
        layers.forEach(layer -> sums.put(layer, new KeySums(layer, network, weights, manager)));
    }

    /** Adds pictures of the network's size, in the batches that evaluation has. */
    @SuppressWarnings("try") // a scope only has to end
    public void add(List<RgbImage> pictures) {
        for (PictureBatches.Batch batch :
                PictureBatches.of(pictures, network.architecture().preprocessing())) {
            try (Scope scope = new Scope()) {
                NDArray x = network.architecture().preprocessing().unresized().batch(batch.pictures(), manager);
                inputs.pass(
                        x,
                        weights,
                        (layer, input) ->
                                Objects.requireNonNull(sums.get(layer)).add(input.get(":" + batch.count())));
            }
        }
    }

    /** Of all that was added, at least one picture, by layer; after this nothing can be added. */
    public Map<String, SecondMoment> moments() {
        Map<String, SecondMoment> moments = new LinkedHashMap<>();
        sums.forEach((layer, added) -> moments.put(layer, added.means()));
        return moments;
    }
}
