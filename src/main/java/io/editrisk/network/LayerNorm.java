package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Ops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layer norm over vectors [...,width].
 *
 * @param epsilon what the published network adds to the variance: 1e-6 in classifiers, 1e-5 in CLIP
 */
record LayerNorm(String name, long width, double epsilon) implements Layer {

    @Override
    public Kind kind() {
        return Kind.NORMALISATION;
    }

    @Override
    public Map<String, List<Long>> tensors(int classes) {
        Map<String, List<Long>> tensors = new LinkedHashMap<>();
        tensors.put(name + ".weight", List.of(width));
        tensors.put(name + ".bias", List.of(width));
        return tensors;
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return Ops.layerNorm(x, pass.tensor(name + ".weight"), pass.tensor(name + ".bias"), epsilon);
    }
}
