package io.editrisk.experiment;

import java.util.List;

/** What came of reading an experiment file. */
public sealed interface Reading {

    /** The file says what may be said; whether its data and weights are there and fit is {@link ExperimentCheck}'s. */
    record Read(Experiment experiment, Places places) implements Reading {}

    /** Everything that is wrong with the file, in its order. */
    record Refused(List<Fault> faults) implements Reading {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
