package io.editrisk.edit;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One training run of the search (paper, appendix D.2).
 *
 * @param trial its number within the edit, from 0
 * @param layer a layer by its state-dict prefix; empty where the method edits the whole network
 * @param learningRate above 0
 * @param target for the collision methods
 * @param lowRank for the methods that add a term of low rank
 * @param restart from 0; part of the seed of whatever is drawn
 * @param epochs cap on epochs
 * @param batchSize images a step; empty is the whole training set in one step
 * @param seed of everything drawn in this trial
 */
public record TrialSpec(
        int trial,
        String method,
        Optional<String> layer,
        double learningRate,
        Optional<Target> target,
        Optional<LowRank> lowRank,
        Optimisation optimiser,
        int restart,
        int epochs,
        OptionalInt batchSize,
        long seed) {
    public TrialSpec {
        if (!(learningRate > 0) || epochs < 1 || trial < 0 || restart < 0) {
            throw new IllegalArgumentException("not a trial: rate " + learningRate + ", epochs " + epochs);
        }
    }
}
