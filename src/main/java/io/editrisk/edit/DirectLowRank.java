package io.editrisk.edit;

import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Direct low-rank editing (paper, section 4 and appendix C): W_l + U V^T, of which U and V are trained. */
final class DirectLowRank extends OutputCollision {

    @Override
    public String name() {
        return "direct-low-rank";
    }

    @Override
    public String summary() {
        return "as local-collision, by a weight W + UV' of which only U and V are trained";
    }

    @Override
    public boolean takesRank() {
        return true;
    }

    @Override
    public Optional<String> refusal(Architecture architecture, String layer) {
        Optional<String> weight = architecture.matrix(layer);
        if (weight.isEmpty()) {
            return Optional.of("is a block of several weights; expected a layer with one");
        }
        List<Long> shape = Objects.requireNonNull(architecture.tensors(1).get(weight.get()));
        if (shape.size() == 4 && shape.get(2) % 2 == 0) {
            return Optional.of("has a kernel of " + shape.get(2) + "x" + shape.get(3)
                    + ", and what is added goes to a kernel's centre; expected a linear layer or an odd kernel");
        }
        return Optional.empty();
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return List.of(network.architecture()
                .matrix(spec.layer().orElseThrow())
                .orElseThrow(() -> new IllegalArgumentException(spec.layer() + " has no weight of its own")));
    }

    @Override
    public Parametrisation parametrisation(Network network, TrialSpec spec) {
        return new LowRankTerm(trained(network, spec).get(0), spec.lowRank().orElseThrow(), spec.seed());
    }
}
