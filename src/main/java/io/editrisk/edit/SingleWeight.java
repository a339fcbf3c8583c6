package io.editrisk.edit;

import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the methods have in common that add a term of low rank to the weight of one layer (paper, section 4). */
abstract class SingleWeight extends OutputCollision {

    @Override
    public final boolean takesRank() {
        return true;
    }

    @Override
    public Optional<String> refusal(Architecture architecture, String layer, Spatial spatial, boolean masked) {
        Optional<String> weight = architecture.matrix(layer);
        if (weight.isEmpty()) {
            return Optional.of("is a block of several weights; expected a layer with one");
        }
        List<Long> shape = Objects.requireNonNull(architecture.tensors(1).get(weight.get()));
        if (spatial == Spatial.CENTRE && shape.size() == 4 && shape.get(2) % 2 == 0) {
            return Optional.of("has a kernel of " + shape.get(2) + "x" + shape.get(3)
                    + ", and what is added goes to a kernel's centre; expected a linear layer or an odd kernel");
        }
        return Optional.empty();
    }

    @Override
    public final List<String> trained(Network network, TrialSpec spec) {
        return List.of(network.architecture()
                .matrix(spec.layer().orElseThrow())
                .orElseThrow(() -> new IllegalArgumentException(spec.layer() + " has no weight of its own")));
    }

    /** Where the term is added and what it begins with. */
    final LowRankTerm term(Network network, TrialSpec spec) {
        return new LowRankTerm(trained(network, spec).get(0), spec.lowRank().orElseThrow(), spec.seed());
    }
}
