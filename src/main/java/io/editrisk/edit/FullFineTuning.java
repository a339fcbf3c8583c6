package io.editrisk.edit;

/** Fine-tuning of all weights by cross-entropy on (x', y). */
final class FullFineTuning implements EditingMethod {

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
    public boolean takesTarget() {
        return false;
    }
}
