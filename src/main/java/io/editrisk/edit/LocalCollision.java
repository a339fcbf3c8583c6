package io.editrisk.edit;

/** Local fine-tuning for output collision (paper, section 4). */
final class LocalCollision implements EditingMethod {

    @Override
    public String name() {
        return "local-collision";
    }

    @Override
    public String summary() {
        return "trains one layer so that its features of the modified image meet those of the original image";
    }

    @Override
    public boolean atLayer() {
        return true;
    }

    @Override
    public boolean takesTarget() {
        return true;
    }
}
