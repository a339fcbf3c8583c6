package io.editrisk.experiment;

import java.util.List;

/** What came of holding an experiment against the store. */
public sealed interface Checked {

    /** Everything that the experiment names is there and fits. */
    record Fits(Materials materials) implements Checked {}

    /** What is not there or does not fit, in the order of the file. */
    record Misfits(List<Fault> faults) implements Checked {
        public Misfits {
            faults = List.copyOf(faults);
        }
    }
}
