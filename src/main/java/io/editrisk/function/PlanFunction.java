package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.experiment.Checked;
import io.editrisk.experiment.CodeVersion;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.ExperimentCheck;
import io.editrisk.experiment.ExperimentReader;
import io.editrisk.experiment.Fault;
import io.editrisk.experiment.Materials;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.Planner;
import io.editrisk.experiment.Reading;
import io.editrisk.experiment.TrialCount;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Turns an uploaded experiment into a plan and its first work, or says everything that is wrong with it. */
@ApplicationScoped
class PlanFunction implements Function {

    private final ObjectStores stores;
    private final RunInputs inputs;
    private final PlanConfig config;
    private final CacheConfig cache;
    private final Notices notices;

    PlanFunction(ObjectStores stores, RunInputs inputs, PlanConfig config, CacheConfig cache, Notices notices) {
        this.stores = stores;
        this.inputs = inputs;
        this.config = config;
        this.cache = cache;
        this.notices = notices;
    }

    @Override
    public Answer handle(Doorbell bell) {
        ObjectStore store = stores.bucket(bell.bucket());
        byte[] upload = store.read(bell.key());
        Reading reading = new ExperimentReader().read(upload, bell.key());
        if (reading instanceof Reading.Refused refused) {
            return reject(store, bell, upload, refused.faults());
        }
        Reading.Read read = (Reading.Read) reading;
        long trials = TrialCount.of(read.experiment());
        if (trials > config.maxTrials()) {
            return reject(store, bell, upload, List.of(tooMany(read, bell.key(), trials)));
        }
        Checked checked = new ExperimentCheck(
                        stores.from(store), inputs.datasets(), cache.directory(), inputs.scriptsTrusted())
                .check(read, bell.key());
        if (checked instanceof Checked.Misfits misfits) {
            return reject(store, bell, upload, misfits.faults());
        }
        return plan(store, bell, upload, read.experiment(), ((Checked.Fits) checked).materials());
    }

    private Fault tooMany(Reading.Read read, String key, long trials) {
        return Fault.at(
                read.places().of("edits"),
                key,
                trials + " trials are asked for; this deployment makes at most " + config.maxTrials()
                        + " of one experiment (EDITRISK_PLAN_MAX_TRIALS)");
    }

    private Answer plan(ObjectStore store, Doorbell bell, byte[] upload, Experiment experiment, Materials materials) {
        Plan made = new Planner(CodeVersion.current(), inputs.frost().origin(), config.imagesPerTask())
                .plan(experiment, materials);
        boolean first = store.create(StoreLayout.plan(made.run()), Json.encode(made));
        // the plan that is there decides: another deployment setting must not cut a begun run's work anew
        Plan plan = first ? made : inputs.plan(store, made.run());
        answer(
                store,
                StoreLayout.accepted(bell.key()),
                StoreLayout.rejected(bell.key()),
                new PlanAnswer(bell.key(), Digest.of(upload), plan.run(), first, List.of()));
        PlannedWork.write(store, plan);
        notices.runStarted(store, plan);
        return first
                ? Answer.stored("plan", bell.key(), plan.run())
                : Answer.thereAlready("plan", bell.key(), plan.run());
    }

    private Answer reject(ObjectStore store, Doorbell bell, byte[] upload, List<Fault> faults) {
        PlanAnswer answer = new PlanAnswer(bell.key(), Digest.of(upload), "", false, faults);
        answer(store, StoreLayout.rejected(bell.key()), StoreLayout.accepted(bell.key()), answer);
        notices.uploadRejected(store, answer);
        return Answer.rejected(
                "plan", bell.key(), faults.stream().map(Fault::toString).toList());
    }

    /** The newest upload's answer replaces an earlier one's, whichever that was. */
    private static void answer(ObjectStore store, String key, String other, PlanAnswer answer) {
        store.put(key, Json.encodePretty(answer));
        if (store.exists(other)) {
            store.delete(other);
        }
    }
}
