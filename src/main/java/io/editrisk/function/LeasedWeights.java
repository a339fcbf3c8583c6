package io.editrisk.function;

import io.editrisk.network.Weights;
import java.util.List;

/** Weights that lie in shared sets of tensors, in use until closed. */
record LeasedWeights(Weights weights, List<Shared<TensorSet>.Lease> leases) implements AutoCloseable {
    LeasedWeights {
        leases = List.copyOf(leases);
    }

    @Override
    public void close() {
        leases.forEach(Shared.Lease::close);
    }
}
