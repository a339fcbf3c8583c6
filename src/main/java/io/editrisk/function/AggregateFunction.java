package io.editrisk.function;

import io.editrisk.evaluation.IncompleteException;
import io.editrisk.event.Doorbell;
import io.editrisk.experiment.Plan;
import io.editrisk.report.Report;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;

/** Compiles all records of a run into its report; the verdict is written last. */
@ApplicationScoped
class AggregateFunction implements Function {

    /** How many of the things that lack are named in a fault. */
    private static final int NAMED = 10;

    private final ObjectStores stores;
    private final RunInputs inputs;
    private final Gathering gathering;
    private final Notices notices;

    AggregateFunction(ObjectStores stores, RunInputs inputs, Gathering gathering, Notices notices) {
        this.stores = stores;
        this.inputs = inputs;
        this.gathering = gathering;
        this.notices = notices;
    }

    @Override
    public Answer handle(Doorbell bell) {
        ObjectStore store = stores.bucket(bell.bucket());
        Completion.Marker measured = Json.decode(store.read(bell.key()), Completion.Marker.class);
        Plan plan = inputs.plan(store, measured.run());
        String completed = StoreLayout.completed(plan.run());
        if (store.exists(completed)) {
            notices.runCompleted(store, plan);
            return Answer.thereAlready("aggregate", bell.key(), plan.run());
        }
        Report report = compile(store, plan);
        store.create(completed, Json.encodePretty(new Completed(plan.run(), report.verdict(), report.sentence())));
        notices.runCompleted(store, plan);
        return Answer.stored("aggregate", bell.key(), plan.run());
    }

    private Report compile(ObjectStore store, Plan plan) {
        try (TemporaryFolder folder = new TemporaryFolder("editrisk-report")) {
            Report report = Report.of(gathering.results(store, plan), folder.path());
            requireRecords(report);
            report.files().forEach((file, content) -> store.put(StoreLayout.report(plan.run(), file), content));
            report.tables()
                    .forEach(table -> store.upload(
                            StoreLayout.report(plan.run(), table.getFileName().toString()), table));
            return report;
        }
    }

    /** What lacks is for whoever resumes the run: a report without it would stand for good. */
    private static void requireRecords(Report report) {
        if (!report.lacking().isEmpty()) {
            throw new IncompleteException(report.lacking().size() + " things lack of the run: "
                    + String.join("; ", report.lacking().stream().limit(NAMED).toList()));
        }
    }
}
