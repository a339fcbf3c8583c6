package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some of the network's tensors are moved as they are. */
record TensorsThemselves(List<String> names) implements Parametrisation {

    TensorsThemselves {
        names = List.copyOf(names);
    }

    @Override
    public Map<String, NDArray> start(Weights original, NDManager manager) {
        Map<String, NDArray> copies = new LinkedHashMap<>();
        for (String name : names) {
            NDArray copy = original.get(name).duplicate();
            copy.attach(manager);
            copies.put(name, copy);
        }
        return copies;
    }

    @Override
    public Map<String, NDArray> tensors(Map<String, NDArray> parameters, Weights original) {
        return parameters;
    }
}
