package io.editrisk.edit;

/** 1-LI (paper, section 4): local fine-tuning, then the line between the old weights and the new. */
final class OneLayerInterpolation implements EditingMethod {

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
    public boolean takesTarget() {
        return false;
    }

    @Override
    public String training() {
        return "local-fine-tuning";
    }
}
