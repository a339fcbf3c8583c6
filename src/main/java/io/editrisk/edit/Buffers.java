package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What an optimiser keeps for each parameter between steps: zeros at first, or as a checkpoint has them. */
final class Buffers {

    private final Map<String, NDArray> saved;
    private final int steps;
    private final NDManager manager;
    private final Map<String, NDArray> all = new LinkedHashMap<>();

    private Buffers(Map<String, NDArray> saved, int steps, NDManager manager) {
        this.saved = saved;
        this.steps = steps;
        this.manager = manager;
    }

    /** Before the first step; they live as long as the manager. */
    static Buffers zeros(NDManager manager) {
        return new Buffers(Map.of(), 0, manager);
    }

    /**
     * After so many steps.
     *
     * @param saved as {@link #tensors} had them
     */
    static Buffers after(int steps, Map<String, NDArray> saved, NDManager manager) {
        return new Buffers(saved, steps, manager);
    }

    /** Steps taken before. */
    int steps() {
        return steps;
    }

    /** The buffer of that kind for a parameter, of its shape. */
    NDArray of(String kind, String name, NDArray parameter) {
        String key = kind + "/" + name;
        NDArray buffer = saved.isEmpty() ? parameter.zerosLike() : Objects.requireNonNull(saved.get(key), key);
        buffer.attach(manager);
        all.put(key, buffer);
        return buffer;
    }

    /** All that were asked for, by kind and parameter, as they are now. */
    Map<String, NDArray> tensors() {
        return all;
    }
}
