package io.editrisk.function;

import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import java.util.List;

/** A network and its weights, which lie in shared memory, in use until closed. */
record LeasedNetwork(Network network, Weights weights, List<Shared<TensorSet>.Lease> leases) implements AutoCloseable {
    LeasedNetwork {
        leases = List.copyOf(leases);
    }

    @Override
    public void close() {
        leases.forEach(Shared.Lease::close);
    }
}
