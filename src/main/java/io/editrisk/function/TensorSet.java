package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The tensors of a file, and the memory they live in. */
record TensorSet(Map<String, NDArray> tensors, NDManager manager) implements AutoCloseable {

    static TensorSet load(Path file) {
        NDManager manager = TensorEngine.manager();
        try {
            return new TensorSet(Safetensors.load(file, manager), manager);
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
