package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.edit.Choice;
import io.editrisk.edit.Outcome;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.NoticeType;
import io.editrisk.event.UnsentException;
import io.editrisk.experiment.Fault;
import io.editrisk.experiment.Plan;
import io.editrisk.report.Verdict;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told, to whom, how often, and what it leaves in the store. */
class NoticesTest {

    private static final Set<NoticeType> ALL = EnumSet.allOf(NoticeType.class);
    private static final Plan PLAN = (Plan) WireSamples.all().get("plan");
    private static final String RUN = PLAN.run();
    private static final String EDIT = PLAN.edits().get(0).name();

    private final MemoryStore store = new MemoryStore();

    private static Notices notices(Set<NoticeType> types, NoticeSink... sinks) {
        return new Notices(List.of(sinks), types, Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    private static ToldSink there() {
        return new ToldSink(call -> false);
    }

    private void complete(Verdict verdict) {
        store.create(StoreLayout.completed(RUN), Json.encode(new Completed(RUN, verdict, "1 of 2 edits is kept.")));
    }

    private void measure() {
        Choice choice = new Choice(RUN, EDIT, OptionalInt.of(1), OptionalInt.empty(), Outcome.IMPROVED);
        store.create(StoreLayout.choice(RUN, EDIT), Json.encode(choice));
        store.create(StoreLayout.measuredEdit(RUN, EDIT), Json.encode(Completion.Marker.of(RUN, EDIT)));
    }

    private static List<String> types(ToldSink sink) {
        return sink.told().stream().map(Notice::type).toList();
    }

    @Test
    void whoTellsNobodyTouchesNothing() {
        complete(Verdict.FAIL);
        BucketState before = BucketState.of(store);

        ObjectStore none = new Failing(store, "", new IllegalStateException("touched"));
        Notices.none().runStarted(none, PLAN);
        Notices.none().editCompleted(none, PLAN, EDIT);
        Notices.none().runCompleted(none, PLAN);
        Notices.none().catchUp(none, PLAN);

        assertThat(BucketState.of(store)).isEqualTo(before);
    }

    @Test
    void aRunThatKeepsItsGateIsToldOnceAndWithItsReport() {
        complete(Verdict.PASS);
        ToldSink sink = there();
        Notices notices = new Notices(
                List.of(sink),
                ALL,
                Optional.of("https://lab.example/editrisk"),
                Optional.of(URI.create("https://reports.example/x")),
                Duration.ZERO);

        notices.runCompleted(store, PLAN);
        notices.runCompleted(store, PLAN);

        assertThat(sink.told()).hasSize(1);
        Notice notice = sink.told().get(0);
        assertThat(notice.type()).isEqualTo("io.editrisk.run.completed");
        assertThat(notice.source()).isEqualTo("https://lab.example/editrisk");
        assertThat(notice.subject()).isEqualTo(RUN);
        assertThat(notice.data())
                .isEqualTo(Json.tree(("{\"run\":\"" + RUN + "\",\"experiment\":\""
                                + PLAN.experiment().name()
                                + "\",\"verdict\":\"pass\",\"sentence\":\"1 of 2 edits is kept.\",\"bucket\":\"memory\","
                                + "\"report\":\"runs/" + RUN + "/report/index.html\",\"summary\":\"runs/" + RUN
                                + "/report/summary.json\",\"url\":\"https://reports.example/x/runs/" + RUN
                                + "/report/index.html\"}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void aGateThatFailsIsToldBeside() {
        complete(Verdict.FAIL);
        ToldSink sink = there();

        notices(ALL, sink).runCompleted(store, PLAN);

        assertThat(types(sink)).containsExactly("io.editrisk.run.completed", "io.editrisk.gate.failed");
        assertThat(sink.told()).extracting(Notice::id).doesNotHaveDuplicates();
        assertThat(sink.told()).extracting(Notice::source).containsOnly("s3://memory");
    }

    @Test
    void onlyWhatIsWantedIsTold() {
        complete(Verdict.FAIL);
        measure();
        ToldSink sink = there();

        notices(EnumSet.of(NoticeType.GATE_FAILED), sink).catchUp(store, PLAN);

        assertThat(types(sink)).containsExactly("io.editrisk.gate.failed");
    }

    @Test
    void aSinkThatWasAwayIsToldLaterAndTheOthersNotAgain() {
        complete(Verdict.PASS);
        ToldSink here = there();
        ToldSink away = new ToldSink(call -> call == 0);
        Notices notices = notices(ALL, new Named("first", away), here);

        assertThatThrownBy(() -> notices.runCompleted(store, PLAN))
                .isInstanceOf(UnsentException.class)
                .hasMessage("io.editrisk.run.completed was not sent to told: away");
        notices.runCompleted(store, PLAN);

        assertThat(here.told()).hasSize(1);
        assertThat(away.told()).isEqualTo(here.told());
    }

    private record Named(String name, NoticeSink sink) implements NoticeSink {
        @Override
        public void send(Notice notice) {
            sink.send(notice);
        }

        @Override
        public void close() {
            sink.close();
        }
    }

    @Test
    void withPatienceItIsTriedAgainAtOnce() {
        complete(Verdict.PASS);
        ToldSink sink = new ToldSink(call -> call == 0);

        new Notices(List.of(sink), ALL, Optional.empty(), Optional.empty(), Duration.ofSeconds(20))
                .runCompleted(store, PLAN);

        assertThat(sink.told()).hasSize(1);
    }

    /** Killed after the sink took it over and before that was noted: the double has the same bytes. */
    @Test
    void aDoubleHasTheSameBytes() {
        complete(Verdict.PASS);
        ToldSink sink = there();
        ObjectStore dying = new ForwardingStore(store) {
            @Override
            public boolean create(String key, byte[] content) {
                if (key.endsWith(".sent-told")) {
                    throw new IllegalStateException("killed");
                }
                return super.create(key, content);
            }
        };

        Notices notices = notices(ALL, sink);
        assertThatThrownBy(() -> notices.runCompleted(dying, PLAN)).hasMessage("killed");
        notices.runCompleted(store, PLAN);
        notices.runCompleted(store, PLAN);

        assertThat(sink.told()).hasSize(2);
        assertThat(Set.copyOf(sink.told())).hasSize(1);
    }

    @Test
    void catchingUpTellsWhatTheRunHasComeTo() {
        ToldSink sink = there();
        Notices notices = notices(ALL, sink);

        notices.catchUp(store, PLAN);
        assertThat(types(sink)).containsExactly("io.editrisk.run.started");
        measure();
        notices.catchUp(store, PLAN);
        complete(Verdict.NONE);
        notices.catchUp(store, PLAN);
        notices.catchUp(store, PLAN);

        assertThat(types(sink))
                .containsExactly("io.editrisk.run.started", "io.editrisk.edit.completed", "io.editrisk.run.completed");
        Notice edit = sink.told().get(1);
        assertThat(edit.subject()).isEqualTo(RUN + "/" + EDIT);
        assertThat(edit.data().path("outcome").asText()).isEqualTo("improved");
        assertThat(edit.data().path("trial").asInt(-1)).isEqualTo(1);
    }

    @Test
    void whatGaveUpIsToldOnceAndAgainWhereItFailsAfterAResume() {
        ToldSink sink = there();
        Faults faults = new Faults(new Only(store), notices(ALL, sink));
        String key = StoreLayout.trial(RUN, EDIT, 0, OptionalInt.empty());
        Doorbell bell = new Doorbell("memory", key);

        faults.gaveUp("edit", bell, 1, new IllegalStateException("out of memory"));
        faults.gaveUp("edit", bell, 2, new IllegalStateException("out of memory"));

        assertThat(types(sink)).containsExactly("io.editrisk.run.failed");
        assertThat(sink.told().get(0).subject()).isEqualTo(RUN);
        assertThat(sink.told().get(0).data())
                .isEqualTo(Json.tree(("{\"run\":\"" + RUN + "\",\"function\":\"edit\",\"key\":\"" + key
                                + "\",\"attempts\":1,\"message\":\"out of memory\"}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(FaultRecord.of(store, RUN)).hasSize(1);

        store.keys(StoreLayout.faults(RUN)).forEach(store::delete);
        faults.gaveUp("edit", bell, 3, new IllegalStateException("out of memory"));
        assertThat(sink.told()).hasSize(2);
    }

    @Test
    void aFailureThatNobodyWasToldOfIsToldBeforeItIsForgotten() {
        ToldSink sink = new ToldSink(call -> call == 0);
        Notices notices = notices(ALL, sink);
        fail(notices);

        notices.faultsForgotten(store, RUN);
        forget();
        notices.catchUp(store, PLAN);

        assertThat(types(sink)).containsExactly("io.editrisk.run.failed", "io.editrisk.run.started");
    }

    @Test
    void whileTheSinkStaysAwayItIsKeptAndTheNextFailureIsToldBeside() {
        ToldSink here = there();
        ToldSink away = new ToldSink(call -> call < 2);
        Notices notices = notices(ALL, new Named("first", away), here);
        fail(notices);

        notices.faultsForgotten(store, RUN);
        forget();
        assertThat(FaultRecord.of(store, RUN)).isEmpty();
        assertThat(away.told()).isEmpty();
        notices.catchUp(store, PLAN);
        notices.catchUp(store, PLAN);

        assertThat(types(away)).containsExactly("io.editrisk.run.started", "io.editrisk.run.failed");
        assertThat(away.told().get(1))
                .as("the same bytes")
                .isEqualTo(here.told().get(0));
        assertThat(types(here)).containsExactly("io.editrisk.run.failed", "io.editrisk.run.started");
    }

    /** Killed between fault and notice. */
    @Test
    void aFaultWithoutANoticeIsToldByCatchingUp() {
        fail(Notices.none());
        ToldSink sink = there();

        notices(ALL, sink).catchUp(store, PLAN);

        assertThat(types(sink)).containsExactly("io.editrisk.run.started", "io.editrisk.run.failed");
    }

    @Test
    void anUploadThatCouldNotBePlannedIsToldByTheNextStart() {
        ToldSink sink = new ToldSink(call -> call == 0);
        Notices notices = notices(ALL, sink);
        new Faults(new Only(store), notices)
                .gaveUp("plan", new Doorbell("memory", "experiments/mine.yaml"), 3, new IllegalStateException("away"));

        notices.catchUp(store);
        notices.catchUp(store);

        assertThat(types(sink)).containsExactly("io.editrisk.run.failed");
    }

    private void fail(Notices notices) {
        String key = StoreLayout.trial(RUN, EDIT, 0, OptionalInt.empty());
        new Faults(new Only(store), notices)
                .gaveUp("edit", new Doorbell("memory", key), 3, new IllegalStateException("out of memory"));
    }

    private void forget() {
        store.keys(StoreLayout.faults(RUN)).forEach(store::delete);
    }

    @Test
    void anUploadThatGaveUpIsToldForEachUpload() {
        ToldSink sink = there();
        Faults faults = new Faults(new Only(store), notices(ALL, sink));
        Doorbell bell = new Doorbell("memory", "experiments/mine.yaml");

        for (String upload : List.of("first", "first", "second")) {
            store.put(bell.key(), upload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            faults.gaveUp("plan", bell, 3, new IllegalStateException("away"));
        }

        assertThat(sink.told()).extracting(Notice::subject).containsExactly(bell.key(), bell.key());
        assertThat(sink.told().get(0).data().has("run")).isFalse();
    }

    @Test
    void anUploadThatIsRejectedIsToldWithWhatIsWrongOnceForEachAnswer() {
        ToldSink sink = there();
        Notices notices = notices(ALL, sink);
        String key = "experiments/mine.yaml";
        PlanAnswer first = rejection(key, "5a5a", List.of(new Fault(key, 3, 7, "there is no model")));
        PlanAnswer second = rejection(key, "5a5a", List.of(new Fault(key, 4, 7, "there is no dataset")));

        notices.uploadRejected(store, first);
        notices.uploadRejected(store, first);
        notices.uploadRejected(store, second);

        assertThat(types(sink)).containsExactly("io.editrisk.upload.rejected", "io.editrisk.upload.rejected");
        assertThat(sink.told()).extracting(Notice::id).doesNotHaveDuplicates();
        assertThat(sink.told().get(0).subject()).isEqualTo(key);
        assertThat(sink.told().get(0).data())
                .isEqualTo(Json.tree(("{\"key\":\"experiments/mine.yaml\",\"upload\":\"5a5a\",\"bucket\":\"memory\","
                                + "\"rejection\":\"rejected/mine.json\",\"count\":1,\"faults\":[{\"file\":"
                                + "\"experiments/mine.yaml\",\"line\":3,\"column\":7,\"message\":\"there is no model\"}]}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static PlanAnswer rejection(String key, String upload, List<Fault> faults) {
        return new PlanAnswer(key, upload, "", false, faults);
    }

    /** SQS, SNS and EventBridge take 256 KiB. */
    @Test
    void aRejectionWithManyFaultsStaysWithinWhatQueuesTake() {
        ToldSink sink = there();
        String key = "experiments/" + "long".repeat(200) + ".yaml";
        List<Fault> many = Collections.nCopies(5000, new Fault(key, 3, 7, "x".repeat(1000)));

        notices(ALL, sink).uploadRejected(store, rejection(key, "5a5a", many));

        assertThat(sink.told().get(0).data().path("count").intValue()).isEqualTo(5000);
        assertThat(sink.told().get(0).structured()).hasSizeLessThan(256 << 10);
    }

    @Test
    void aNoticeThatWasNotSentIsNoFaultOfTheRun() {
        ToldSink sink = there();
        Faults faults = new Faults(new Only(store), notices(ALL, sink));

        faults.gaveUp(
                "aggregate", new Doorbell("memory", StoreLayout.measured(RUN)), 3, new UnsentException("not sent"));

        assertThat(sink.told()).isEmpty();
        assertThat(store.keys("")).isEmpty();
    }

    private record Only(ObjectStore home) implements ObjectStores {
        @Override
        public ObjectStore bucket(String name) {
            return home;
        }
    }
}
