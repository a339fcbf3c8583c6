package io.editrisk.cli;

import io.editrisk.report.Verdict;

/** What the process ends with. */
public final class ExitStatus {

    /** Done, and the gate passed where there is one. */
    public static final int DONE = 0;

    /** Done, and the gate failed. */
    public static final int GATE_FAILED = 1;

    /** The input is wrong: the command line, an experiment, its data. */
    public static final int WRONG_INPUT = 2;

    /** The run did not finish. */
    public static final int NOT_FINISHED = 3;

    private ExitStatus() {}

    /** Of a run with that verdict. */
    static int of(Verdict verdict) {
        return switch (verdict) {
            case PASS, NONE -> DONE;
            case FAIL -> GATE_FAILED;
            case INCOMPLETE -> NOT_FINISHED;
        };
    }
}
