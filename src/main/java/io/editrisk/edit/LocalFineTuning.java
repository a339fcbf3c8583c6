package io.editrisk.edit;

import io.editrisk.network.Network;
import java.util.List;

/** Fine-tuning of one layer, weight and bias. */
final class LocalFineTuning extends FineTuning {

    @Override
    public String name() {
        return "local-fine-tuning";
    }

    @Override
    public String summary() {
        return "trains one layer's weights by cross-entropy on the modified images";
    }

    @Override
    public boolean atLayer() {
        return true;
    }

    @Override
    public boolean interpolates() {
        return false;
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return network.tensorsOf(spec.layer().orElseThrow());
    }
}
