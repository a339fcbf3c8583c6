package io.editrisk.edit;

/** Weights that were edited elsewhere, {@link Brought} from there: measured as every edit is, not made. */
public final class External implements EditingMethod {

    /** Its name, by which it is told from methods that train. */
    public static final String NAME = "external";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "measures weights that were edited elsewhere: a safetensors file of weights or of differences";
    }

    @Override
    public boolean atLayer() {
        return false;
    }
}
