package io.editrisk.function;

import io.editrisk.experiment.Fault;
import java.util.List;

/**
 * What plan says to whoever uploaded an experiment: in {@code accepted/} with the run's name, or in {@code rejected/}
 * with every fault.
 *
 * @param upload SHA-256 of the uploaded file, so that an answer to an earlier upload of the same name is told apart
 * @param run the run's name; empty when rejected
 * @param first whether this upload began the run; false where an earlier one had
 */
public record PlanAnswer(String experiment, String upload, String run, boolean first, List<Fault> faults) {
    public PlanAnswer {
        faults = List.copyOf(faults);
    }
}
