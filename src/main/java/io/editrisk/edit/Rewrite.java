package io.editrisk.edit;

/**
 * How rewriting finds V, and where in a kernel its term is.
 *
 * @param centred whether the original task's keys are taken about their mean, as in the paper's runs
 * @param ridge times the mean variance is added to each variance, so that the moment can be factorised; 0 to 1
 */
public record Rewrite(boolean centred, double ridge, Spatial spatial) {
    public Rewrite {
        if (!(ridge >= 0 && ridge <= 1)) {
            throw new IllegalArgumentException("ridge " + ridge);
        }
    }
}
