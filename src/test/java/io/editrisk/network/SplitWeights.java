package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A weights file's tensors, every second in another shard. */
public final class SplitWeights {

    public static final String INDEX = "model.safetensors.index.json";
    public static final List<String> SHARDS =
            List.of("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");

    private SplitWeights() {}

    /** Writes the shards and their index into a folder; the index. */
    public static Path write(Path weights, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> shardOf = new TreeMap<>();
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            Map<String, Map<String, NDArray>> shards = new TreeMap<>();
            Safetensors.load(weights, manager).forEach((name, tensor) -> {
                String shard = SHARDS.get(shardOf.size() % 2);
                shardOf.put(name, shard);
                shards.computeIfAbsent(shard, unseen -> new LinkedHashMap<>()).put(name, tensor);
            });
            for (Map.Entry<String, Map<String, NDArray>> shard : shards.entrySet()) {
                Files.write(folder.resolve(shard.getKey()), Safetensors.encode(shard.getValue()));
            }
        }
        String map = shardOf.entrySet().stream()
                .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "{\"weight_map\":{", "}}"));
        return Files.writeString(folder.resolve(INDEX), map);
    }
}
