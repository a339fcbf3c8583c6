package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.editrisk.network.Architecture;
import io.editrisk.tensor.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Rewriting (Bau et al. 2020, Santurkar et al. 2021; paper, section 4 and appendix B): W_l + U V^T, of which V comes from the
 * theory of linear associative memories and U is trained.
 */
final class Rewriting extends SingleWeight {

    /** Of a second moment of float64: 128 MiB, and some are in memory at once. */
    static final int MOST_INPUTS = 4096;

    @Override
    public String name() {
        return "rewriting";
    }

    @Override
    public String summary() {
        return "as direct-low-rank, with V fixed where the modified image stands out from the original task's data";
    }

    @Override
    public boolean takesMoment() {
        return true;
    }

    @Override
    public Optional<String> refusal(Architecture architecture, String layer, Spatial spatial, boolean masked) {
        return super.refusal(architecture, layer, spatial, masked).or(() -> {
            String weight = architecture.matrix(layer).orElseThrow();
            List<Long> shape = Objects.requireNonNull(architecture.tensors(1).get(weight));
            if (masked && shape.size() != 4) {
                return Optional.of("has no grid of features that a mask can be laid on; expected a convolution");
            }
            long inputs = shape.get(architecture.inputs(layer));
            return inputs <= MOST_INPUTS
                    ? Optional.empty()
                    : Optional.of("has " + inputs + " inputs, whose second moment would take "
                            + inputs * inputs * Double.BYTES / (1 << 20) + " MiB several times; expected at most "
                            + MOST_INPUTS);
        });
    }

    @Override
    public Parametrisation parametrisation(Given given, TrialSpec spec) {
        LowRank form = spec.lowRank().orElseThrow();
        Rewrite how = form.rewrite().orElseThrow();
        String layer = spec.layer().orElseThrow();
        SecondMoment moment = given.moment()
                .orElseThrow(() -> new IllegalArgumentException("no second moment of the keys of " + layer));
        try (Scope scope = new Scope()) {
            NDArray v = new KeyDirections(layer, how)
                    .of(moment, given.modifiedKeys(), form.rank())
                    .toType(DataType.FLOAT32, true);
            scope.keep(v).attach(given.manager());
            int inputs = given.network().architecture().inputs(layer);
            return new RewritingTerm(term(given.network(), spec), inputs, v, how.spatial());
        }
    }
}
