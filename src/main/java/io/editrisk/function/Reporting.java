package io.editrisk.function;

import io.editrisk.report.JudgedRun;
import io.editrisk.report.Report;
import io.editrisk.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a run's report from what the store has of it, whether it is finished or not: nothing is computed or written there. */
@ApplicationScoped
public class Reporting {

    private final RunInputs inputs;
    private final Gathering gathering;

    Reporting(RunInputs inputs, Gathering gathering) {
        this.inputs = inputs;
        this.gathering = gathering;
    }

    /** A run's numbers, to be held against those of others; empty where too little is there. Likewise where there is no run. */
    public Optional<JudgedRun> judged(ObjectStore store, String run) {
        return JudgedRun.of(gathering.results(store, inputs.plan(store, run)));
    }

    /**
     * The report; a {@link io.editrisk.store.StoreException} of kind NOT_FOUND where there is no such run.
     *
     * @param folder where its tables are written
     */
    public Report again(ObjectStore store, String run, Path folder) {
        return Report.of(gathering.results(store, inputs.plan(store, run)), folder);
    }
}
