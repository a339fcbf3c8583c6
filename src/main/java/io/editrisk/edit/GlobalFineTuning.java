package io.editrisk.edit;

import io.editrisk.network.Network;
import java.util.List;

/** Global fine-tuning from layer l forward (paper, section 4): trains W_l to W_L, batch norm's weights too. */
final class GlobalFineTuning extends FineTuning {

    @Override
    public String name() {
        return "global-fine-tuning";
    }

    @Override
    public String summary() {
        return "trains the weights of a layer and of all after it by cross-entropy on the modified images";
    }

    @Override
    public boolean atLayer() {
        return true;
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return network.tensorsFrom(spec.layer().orElseThrow());
    }
}
