package io.editrisk.function;

import io.editrisk.adapter.notice.NoticeSinks;
import io.editrisk.adapter.notice.NoticesConfig;
import io.editrisk.edit.Choice;
import io.editrisk.event.Doorbell;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.NoticeType;
import io.editrisk.event.UnsentException;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.Verdict;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.KeyPrefix;
import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells others what happened, at least once. A function tells after its result is stored and before its event is
 * acknowledged: killed in between, its event comes again and it tells again, by the state of the store. What a sink has
 * taken over is noted and not sent to it again. A sink that is away fails the call with an
 * {@link io.editrisk.event.UnsentException}, by which time nothing of the run is waiting for it.
 *
 * <p>A deployment that tells nobody makes no request for it.
 */
@Singleton
public class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class);

    private final Set<NoticeType> types;
    private final Outbox outbox;
    private final Optional<URI> reports;
    private final KeyPrefix keys;

    @Inject
    Notices(NoticeSinks sinks, NoticesConfig config, KeyPrefix keys) {
        this(
                sinks.all(),
                config.types().map(Notices::types).orElse(EnumSet.allOf(NoticeType.class)),
                config.source(),
                config.reports(),
                config.patience(),
                keys);
    }

    Notices(
            List<NoticeSink> sinks,
            Set<NoticeType> types,
            Optional<String> source,
            Optional<URI> reports,
            Duration patience) {
        this(sinks, types, source, reports, patience, KeyPrefix.NONE);
    }

    private Notices(
            List<NoticeSink> sinks,
            Set<NoticeType> types,
            Optional<String> source,
            Optional<URI> reports,
            Duration patience,
            KeyPrefix keys) {
        this.keys = keys;
        this.types = sinks.isEmpty() ? Set.of() : Set.copyOf(types);
        this.outbox = new Outbox(sinks, source, keys, patience);
        this.reports = reports;
    }

    /** Nobody is told anything. */
    public static Notices none() {
        return new Notices(List.of(), Set.of(), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    private static Set<NoticeType> types(Set<String> labels) {
        return labels.stream()
                .map(label -> NoticeType.named(label.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "EDITRISK_NOTICES_TYPES names '" + label + "'; allowed are " + NoticeType.labels())))
                .collect(Collectors.toSet());
    }

    /** Whether anybody is told anything. */
    boolean any() {
        return !types.isEmpty();
    }

    void runStarted(ObjectStore store, Plan plan) {
        if (types.contains(NoticeType.RUN_STARTED)) {
            int trials =
                    plan.edits().stream().mapToInt(edit -> edit.trials().size()).sum();
            tell(
                    store,
                    NoticeType.RUN_STARTED,
                    plan.run(),
                    "",
                    new NoticeData.Started(
                            plan.run(), plan.experiment().name(), plan.edits().size(), trials));
        }
    }

    /** Every record of the edit is there, or it has none to wait for. */
    void editCompleted(ObjectStore store, Plan plan, String edit) {
        boolean planned = plan.edits().stream().map(PlannedEdit::name).anyMatch(edit::equals);
        if (planned && types.contains(NoticeType.EDIT_COMPLETED)) {
            Choice choice = Json.decode(store.read(StoreLayout.choice(plan.run(), edit)), Choice.class);
            tell(
                    store,
                    NoticeType.EDIT_COMPLETED,
                    plan.run(),
                    edit,
                    new NoticeData.Edited(
                            plan.run(), plan.experiment().name(), edit, choice.outcome(), choice.trial()));
        }
    }

    /** The report is there. */
    void runCompleted(ObjectStore store, Plan plan) {
        Set<NoticeType> wanted = EnumSet.of(NoticeType.RUN_COMPLETED, NoticeType.GATE_FAILED);
        wanted.retainAll(types);
        if (wanted.isEmpty()) {
            return;
        }
        Completed completed = Json.decode(store.read(StoreLayout.completed(plan.run())), Completed.class);
        String page = keys.whole(StoreLayout.report(plan.run(), "index.html"));
        NoticeData.Ended data = new NoticeData.Ended(
                plan.run(),
                plan.experiment().name(),
                completed.verdict(),
                completed.sentence(),
                store.bucket(),
                page,
                keys.whole(StoreLayout.report(plan.run(), "summary.json")),
                reports.map(base -> base.toString().replaceAll("/*$", "/") + page));
        if (completed.verdict() != Verdict.FAIL) {
            wanted.remove(NoticeType.GATE_FAILED);
        }
        wanted.forEach(type -> tell(store, type, plan.run(), "", data));
    }

    /** No run comes of an upload. The same file may be rejected again for other faults: then it is another occurrence. */
    void uploadRejected(ObjectStore store, PlanAnswer answer) {
        if (types.contains(NoticeType.UPLOAD_REJECTED)) {
            String key = answer.experiment();
            String part = Digest.of(Json.encode(answer));
            outbox.send(
                    store,
                    new Outbox.Occurrence(
                            NoticeType.UPLOAD_REJECTED, key, part, StoreLayout.rejectionNotice(Outbox.digest(part))),
                    new NoticeData.Rejected(
                            keys.whole(key),
                            answer.upload(),
                            store.bucket(),
                            keys.whole(StoreLayout.rejected(key)),
                            answer.faults().size(),
                            NoticeData.Rejected.first(answer.faults())));
        }
    }

    /** A function will not try again by itself. An upload that is replaced may fail again, and so may what is resumed. */
    void runFailed(ObjectStore store, Doorbell bell, FaultRecord fault) {
        if (types.contains(NoticeType.RUN_FAILED)) {
            outbox.send(store, failure(store, bell, fault), failed(fault));
        }
    }

    private static Outbox.Occurrence failure(ObjectStore store, Doorbell bell, FaultRecord fault) {
        Optional<String> run = StoreLayout.runOf(bell.key());
        String upload = run.isPresent()
                ? ""
                : store.head(bell.key()).map(ObjectInfo::etag).orElse("");
        String part = fault.function() + " " + bell.key() + " " + upload;
        String key = StoreLayout.faultNotice(StoreLayout.fault(fault.function(), bell.key()), Outbox.digest(upload));
        return new Outbox.Occurrence(NoticeType.RUN_FAILED, run.orElse(bell.key()), part, key);
    }

    private static NoticeData failed(FaultRecord fault) {
        return new NoticeData.Failed(
                StoreLayout.runOf(fault.key()), fault.function(), fault.key(), fault.attempts(), fault.message());
    }

    /**
     * Tells of a run's faults before they are forgotten. What a sink does not take over now is kept for {@link #catchUp},
     * as it was: the same object may fail again, and that is told beside.
     */
    void faultsForgotten(ObjectStore store, String run) {
        if (!types.contains(NoticeType.RUN_FAILED)) {
            return;
        }
        boolean away = false;
        for (FaultRecord fault : FaultRecord.of(store, run)) {
            Outbox.Occurrence what = failure(store, new Doorbell(store.bucket(), fault.key()), fault);
            away = away || !sent(store, what, failed(fault));
            outbox.keep(store, what, failed(fault), id -> StoreLayout.notice(run, id));
        }
    }

    private boolean sent(ObjectStore store, Outbox.Occurrence what, NoticeData data) {
        try {
            outbox.send(store, what, data);
            return true;
        } catch (UnsentException e) {
            LOG.warn(e.getMessage());
            return false;
        }
    }

    private void tell(ObjectStore store, NoticeType type, String run, String edit, NoticeData data) {
        String subject = edit.isEmpty() ? run : run + "/" + edit;
        String key = StoreLayout.notice(run, Outbox.digest(type.label() + " " + edit));
        outbox.send(store, new Outbox.Occurrence(type, subject, run + " " + edit, key), data);
    }

    /**
     * Tells what the run has come to and was not told, failures that were resumed since among it: after a sink was away, or a
     * process was killed with its queue.
     */
    public void catchUp(ObjectStore store, Plan plan) {
        if (!any()) {
            return;
        }
        runStarted(store, plan);
        Set<String> measured = store.keys(StoreLayout.measuredEdits(plan.run()));
        plan.edits().stream()
                .map(PlannedEdit::name)
                .filter(edit -> measured.contains(StoreLayout.measuredEdit(plan.run(), edit)))
                .forEach(edit -> editCompleted(store, plan, edit));
        outbox.sendKept(store, StoreLayout.notices(plan.run()), StoreLayout.NOTICE, types);
        FaultRecord.of(store, plan.run())
                .forEach(fault -> runFailed(store, new Doorbell(store.bucket(), fault.key()), fault));
        if (store.exists(StoreLayout.completed(plan.run()))) {
            runCompleted(store, plan);
        }
    }

    /** Tells what was not told of events that belong to no run: uploads that could not be planned. */
    void catchUp(ObjectStore store) {
        if (any()) {
            outbox.sendKept(store, StoreLayout.UNPLANNED, StoreLayout.NOTICE_BESIDE, types);
        }
    }
}
