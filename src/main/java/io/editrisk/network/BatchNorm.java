package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Ops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batch norm over so many channels; an edit leaves its statistics as they are. */
record BatchNorm(String name, long channels) implements Layer {

    private static final List<String> STATISTICS = List.of("running_mean", "running_var");

    @Override
    public Kind kind() {
        return Kind.NORMALISATION;
    }

    @Override
    public Map<String, List<Long>> tensors(int classes) {
        Map<String, List<Long>> tensors = new LinkedHashMap<>();
        for (String tensor : List.of("weight", "bias")) {
            tensors.put(name + "." + tensor, List.of(channels));
        }
        constants().forEach(tensor -> tensors.put(tensor, List.of(channels)));
        return tensors;
    }

    @Override
    public List<String> constants() {
        return STATISTICS.stream().map(tensor -> name + "." + tensor).toList();
    }

    /** Weight and bias of the convolution before it, with the frozen norm taken into them. */
    List<NDArray> folded(NDArray weight, @Nullable NDArray bias, Weights weights) {
        return Ops.folded(
                weight,
                bias,
                weights.get(name + ".weight"),
                weights.get(name + ".bias"),
                weights.get(name + ".running_mean"),
                weights.get(name + ".running_var"));
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray weight = pass.tensor(name + ".weight");
        NDArray bias = pass.tensor(name + ".bias");
        NDArray mean = pass.tensor(name + ".running_mean");
        NDArray variance = pass.tensor(name + ".running_var");
        return pass.learning()
                ? Ops.trainingBatchNorm(x, weight, bias, mean, variance)
                : Ops.frozenBatchNorm(x, weight, bias, mean, variance);
    }
}
