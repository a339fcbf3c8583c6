package io.editrisk.edit;

/** Direct low-rank editing (paper, section 4 and appendix C): W_l + U V^T, of which U and V are trained. */
final class DirectLowRank extends SingleWeight {

    @Override
    public String name() {
        return "direct-low-rank";
    }

    @Override
    public String summary() {
        return "as local-collision, by a weight W + UV' of which only U and V are trained";
    }

    @Override
    public Parametrisation parametrisation(Given given, TrialSpec spec) {
        return term(given.network(), spec);
    }
}
