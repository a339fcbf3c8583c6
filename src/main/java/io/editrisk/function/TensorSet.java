package io.editrisk.function;

import ai.djl.ndarray.NDManager;
import io.editrisk.network.Architecture;
import io.editrisk.network.Weights;
import io.editrisk.network.WeightsFile;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The tensors of a file, and the memory they live in. */
record TensorSet(Weights weights, NDManager manager) implements AutoCloseable {

    /** All tensors of a file. */
    static TensorSet load(Path file) {
        return load(manager -> Weights.of(Safetensors.load(file, manager)));
    }

    /** Those of a file that a network needs. */
    static TensorSet load(Path file, Architecture architecture) {
        return load(manager -> WeightsFile.open(file, architecture).load(manager));
    }

    private interface Loading {
        Weights with(NDManager manager) throws IOException;
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
