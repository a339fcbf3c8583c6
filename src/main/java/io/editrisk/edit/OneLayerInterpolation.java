package io.editrisk.edit;

import io.editrisk.network.Network;
import java.util.List;

/**
 * 1-LI (paper, section 4): local fine-tuning, then the line between the old weights and the new. It trains as local
 * fine-tuning does; what makes it another method is that its result is a point of the line, chosen by alpha.
 */
final class OneLayerInterpolation extends FineTuning {

    private final TrainedMethod localFineTuning = new LocalFineTuning();

    @Override
    public String name() {
        return "one-layer-interpolation";
    }

    @Override
    public String summary() {
        return "local fine-tuning, then weights (1-a)W + aW' between the old layer and the new";
    }

    @Override
    public boolean atLayer() {
        return true;
    }

    @Override
    public String training() {
        return localFineTuning.name();
    }

    @Override
    public List<String> trained(Network network, TrialSpec spec) {
        return localFineTuning.trained(network, spec);
    }
}
