package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The tensors of a file, and the memory they live in. */
record TensorSet(Map<String, NDArray> tensors, NDManager manager) implements AutoCloseable {

    /** All tensors of a file. */
    static TensorSet load(Path file) {
        return load(manager -> Safetensors.load(file, manager));
    }

    /** Some tensors of a file. */
    static TensorSet load(Path file, Set<String> names) {
        return load(manager -> Safetensors.load(file, names, manager));
    }

    private interface Loading {
        Map<String, NDArray> with(NDManager manager) throws IOException;
    }

    private static TensorSet load(Loading loading) {
        NDManager manager = TensorEngine.manager();
        try {
            return new TensorSet(loading.with(manager), manager);
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
