package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** small-clip with drawn weights: both towers, no head. */
public final class DrawnClip {

    public static final Architecture ARCHITECTURE =
            Architectures.named("small-clip").orElseThrow();

    private DrawnClip() {}

    public static void write(Path file) throws IOException {
        TensorEngine.enter();
        try (var manager = TensorEngine.manager()) {
            Map<String, List<Long>> shapes = new LinkedHashMap<>(ARCHITECTURE.tensors(0));
            shapes.putAll(ARCHITECTURE.texts().orElseThrow().tensors());
            Map<String, NDArray> tensors = Hashes.weights(shapes, manager).asMap();
            Files.write(file, Safetensors.encode(tensors));
        }
    }
}
