package io.editrisk.edit;

/**
 * How rewriting finds V, where in a kernel its term is, and which part of the images it looks at.
 *
 * @param centred whether the original task's keys are taken about their mean, as in the paper's runs
 * @param ridge times the mean variance is added to each variance, so that the moment can be factorised; 0 to 1
 * @param masked whether keys and features count only where the pair's mask is not 0, each by the mask, as
 *     EditingClassifiers has it
 */
public record Rewrite(boolean centred, double ridge, Spatial spatial, boolean masked) {
    public Rewrite {
        if (!(ridge >= 0 && ridge <= 1)) {
            throw new IllegalArgumentException("ridge " + ridge);
        }
    }

    /** One that looks at whole images. */
    public Rewrite(boolean centred, double ridge, Spatial spatial) {
        this(centred, ridge, spatial, false);
    }
}
