package io.editrisk.report;

import io.editrisk.evaluation.Measurements;
import io.editrisk.experiment.Plan;
import java.util.Optional;

/**
 * A run's numbers, with what they are made of.
 *
 * @param plan of the evaluation sets that there are results of
 * @param measured which images were right
 */
public record JudgedRun(Plan plan, Summary summary, Measurements measured) {

    /** Of what a run left; empty where too little is there. */
    public static Optional<JudgedRun> of(RunResults results) {
        return new Compiling(results, (all, reported) -> {}).judged();
    }
}
