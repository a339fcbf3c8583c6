package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Safetensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an edit changed. The file holds the edited values of the tensors that changed, under their published names, and
 * not the differences: so alpha = 1 is the edited network to the last bit, and the file can be laid over the original
 * weights by any program that reads safetensors.
 *
 * @param changed names of the tensors, in state-dict order
 * @param change how much they did
 * @param file the safetensors file's bytes; whoever receives it leaves them alone
 */
public record Delta(List<String> changed, WeightChange change, byte[] file) {

    public Delta {
        changed = List.copyOf(changed);
    }

    /** The tensors that differ from the original ones in any bit. */
    static Delta of(Map<String, NDArray> trained, Weights original) {
        Map<String, NDArray> changed = new LinkedHashMap<>();
        for (String name : original.names()) {
            NDArray tensor = trained.get(name);
            if (tensor != null && !tensor.contentEquals(original.get(name))) {
                changed.put(name, tensor);
            }
        }
        return new Delta(
                List.copyOf(changed.keySet()), WeightChange.of(changed, original), Safetensors.encode(changed));
    }

    @Override
    public String toString() {
        return "Delta" + changed + ", " + file.length + " bytes";
    }
}
