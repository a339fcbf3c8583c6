package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/**
 * The tensors that the edits below another one changed, as it finds them, in use until closed; none where it starts from the
 * unedited network.
 *
 * @param digest of what the whole network's weights are then
 */
record ChangedTensors(Map<String, NDArray> tensors, String digest, List<Shared<TensorSet>.Lease> leases)
        implements AutoCloseable {
    ChangedTensors {
        leases = List.copyOf(leases);
    }

    @Override
    public void close() {
        leases.forEach(Shared.Lease::close);
    }
}
