package io.editrisk.tensor;

/** The process is ending: what was being computed is given up, nothing is wrong with it. */
public class StoppedException extends RuntimeException {
    StoppedException() {
        super("the process is ending");
    }
}
