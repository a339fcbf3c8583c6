package io.editrisk.edit;

import io.editrisk.network.Network;
import java.util.List;

/**
 * Global fine-tuning for output collision (paper, section 4): trains W_1 to W_l, and the normalisation through which the
 * features of layer l come.
 */
final class GlobalCollision extends OutputCollision {

    @Override
    public String name() {
        return "global-collision";
    }

    @Override
    public String summary() {
        return "trains a layer and all before it so that its features of the modified image meet those of the original image";
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return network.tensorsTo(spec.layer().orElseThrow());
    }
}
