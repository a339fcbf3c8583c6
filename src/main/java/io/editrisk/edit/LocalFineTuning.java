package io.editrisk.edit;

/** Fine-tuning of one layer by cross-entropy on (x', y). */
final class LocalFineTuning implements EditingMethod {

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
    public boolean takesTarget() {
        return false;
    }
}
