package io.editrisk.edit;

import io.editrisk.network.Network;
import java.util.List;

/** Fine-tuning of all weights, batch norm's too but not its statistics. */
final class FullFineTuning extends FineTuning {

    @Override
    public String name() {
        return "full-fine-tuning";
    }

    @Override
    public String summary() {
        return "trains all weights by cross-entropy on the modified images";
    }

    @Override
    public boolean atLayer() {
        return false;
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return network.trainable();
    }
}
