package io.editrisk.edit;

import io.editrisk.network.Network;
import java.util.List;

/** Local fine-tuning for output collision (paper, section 4): trains one layer, weight and bias. */
final class LocalCollision extends OutputCollision {

    @Override
    public String name() {
        return "local-collision";
    }

    @Override
    public String summary() {
        return "trains one layer so that its features of the modified image meet those of the original image";
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return network.tensorsOf(spec.layer().orElseThrow());
    }
}
