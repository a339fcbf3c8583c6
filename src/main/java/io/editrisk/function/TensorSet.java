package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Architecture;
import io.editrisk.network.Weights;
import io.editrisk.network.WeightsFile;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.ScriptModule;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The tensors of a file, and the memory they live in.
 *
 * @param script the file itself where it is TorchScript, whose tensors are its own
 */
record TensorSet(Weights weights, Optional<ScriptModule> script, NDManager manager) implements AutoCloseable {

    private TensorSet(Weights weights, NDManager manager) {
        this(weights, Optional.empty(), manager);
    }

    /** All tensors of a file. */
    static TensorSet load(Path file) {
        return load(manager -> new TensorSet(Weights.of(Safetensors.load(file, manager)), manager));
    }

    /** What tensors are made of, in memory that they own. */
    interface Making {
        Map<String, NDArray> with(NDManager manager);
    }

    /** Tensors that are made here. */
    static TensorSet made(Making making) {
        return load(manager -> new TensorSet(Weights.of(making.with(manager)), manager));
    }

    /** Those of a file that a network needs; TorchScript only where that is trusted. */
    static TensorSet network(Path file, Architecture architecture, boolean trusted) {
        return load(manager -> trusted && ScriptModule.isZip(file)
                ? new TensorSet(Weights.of(Map.of()), Optional.of(ScriptModule.load(file, manager)), manager)
                : new TensorSet(WeightsFile.open(file, architecture).load(manager), manager));
    }

    private interface Loading {
        TensorSet with(NDManager manager) throws IOException;
    }

    private static TensorSet load(Loading loading) {
        NDManager manager = TensorEngine.manager();
        try {
            return loading.with(manager);
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
