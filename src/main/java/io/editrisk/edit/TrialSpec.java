package io.editrisk.edit;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One training run of the search (paper, appendix D.2).
 *
 * @param trial its number within the edit, from 0
 * @param layer a layer by its state-dict prefix; empty where the method edits the whole network
 * @param learningRate above 0; 0 where nothing is trained
 * @param target for the collision methods
 * @param lowRank for the methods that add a term of low rank
 * @param optimiser empty where nothing is trained
 * @param restart from 0; part of the seed of whatever is drawn
 * @param epochs cap on epochs, 1 or more; 0 where nothing is trained
 * @param batchSize images a step; empty is the whole training set in one step
 * @param augmentation of the images trained on, seeded by image and epoch; empty for none
 * @param brought the weights that were edited elsewhere, where nothing is trained
 * @param seed of everything drawn in this trial
 */
public record TrialSpec(
        int trial,
        String method,
        Optional<String> layer,
        double learningRate,
        Optional<Target> target,
        Optional<LowRank> lowRank,
        Optional<Optimisation> optimiser,
        int restart,
        int epochs,
        OptionalInt batchSize,
        Optional<Augmentation> augmentation,
        Optional<Brought> brought,
        long seed) {
    public TrialSpec {
        boolean training = learningRate > 0 && epochs > 0;
        boolean none = learningRate == 0 && epochs == 0;
        boolean optimised = optimiser.isPresent() && training;
        if (!(brought.isPresent() ? none : optimised) || trial < 0 || restart < 0) {
            throw new IllegalArgumentException("not a trial: rate " + learningRate + ", epochs " + epochs);
        }
    }

    /** Whether it counts only what was changed of its pairs. */
    boolean masked() {
        return lowRank.flatMap(LowRank::rewrite).filter(Rewrite::masked).isPresent();
    }

    /**
     * How many steps an epoch has.
     *
     * @param pairs that it goes over, at least one
     * @param batchSize pairs a step; all of them where empty
     */
    public static int stepsAnEpoch(int pairs, OptionalInt batchSize) {
        int batch = Math.min(pairs, batchSize.orElse(pairs));
        return (pairs + batch - 1) / batch;
    }
}
