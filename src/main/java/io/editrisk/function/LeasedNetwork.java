package io.editrisk.function;

import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network and its weights, which lie in shared memory, in use until closed.
 *
 * @param digest of all that the weights were made of, beside a head
 */
record LeasedNetwork(Network network, Weights weights, String digest, List<Shared<TensorSet>.Lease> leases)
        implements AutoCloseable {
    LeasedNetwork {
        leases = List.copyOf(leases);
    }

    /** The same with some tensors replaced by those that another edit left. */
    LeasedNetwork with(ChangedTensors base) {
        return new LeasedNetwork(
                network,
                weights.with(base.tensors()),
                base.digest(),
                Stream.concat(leases.stream(), base.leases().stream()).toList());
    }

    @Override
    public void close() {
        leases.forEach(Shared.Lease::close);
    }
}
