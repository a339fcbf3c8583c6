package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.AnyClient;
import io.editrisk.adapter.local.Backends;
import io.editrisk.adapter.local.LocalStack;
import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Events;
import io.editrisk.store.AllowedBuckets;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreLayout;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The queue's door: nobody calls a function over HTTP here. */
@QuarkusTest
@TestProfile(QueueAtWork.class)
class QueueDoorTest {

    private static final String PLAN_QUEUE = "editrisk-plan";

    @Inject
    Backends backends;

    @Inject
    Bell bell;

    private ObjectStore store;
    private S3Client s3;
    private TestQueues queues;

    @BeforeEach
    void connect() {
        LocalStack local = backends.local().orElseThrow();
        store = local.stores().home();
        s3 = AnyClient.s3(local.storeEndpoint(), local.accessKey(), local.secretKey());
        queues = new TestQueues(AnyClient.sqs(local.queueEndpoint(), local.accessKey(), local.secretKey()));
    }

    @AfterEach
    void disconnect() {
        s3.close();
        queues.close();
    }

    private void upload(String key, byte[] content) {
        s3.putObject(request -> request.bucket(Calls.BUCKET).key(key), RequestBody.fromBytes(content));
    }

    private <T> T read(String key, Class<T> type) {
        return Eventually.found("object " + key, () -> store.find(key).map(json -> Json.decode(json, type)));
    }

    /** The fault once it says that so many attempts were made. */
    private FaultRecord fault(String place, int attempts) {
        return Eventually.found(
                "fault " + place + " after " + attempts + " attempts",
                () -> store.find(place)
                        .map(json -> Json.decode(json, FaultRecord.class))
                        .filter(fault -> fault.attempts() >= attempts));
    }

    @Test
    void anUploadedExperimentBecomesAReport() {
        SmallExperiment.upload(store);
        upload("experiments/queued.yaml", SmallExperiment.named("queued"));

        PlanAnswer answer = read("accepted/queued.json", PlanAnswer.class);
        Completed completed = read(StoreLayout.completed(answer.run()), Completed.class);

        assertThat(answer.first()).isTrue();
        assertThat(completed.run()).isEqualTo(answer.run());
        assertThat(store.keys(StoreLayout.faults(answer.run()))).isEmpty();
    }

    @Test
    void aMessageThatCannotBeReadLeavesItsFaultAndTheNextIsWorkedOn() {
        String message = "not JSON";
        queues.send(PLAN_QUEUE, message);
        upload("experiments/next.yaml", SmallExperiment.wrong());

        assertThat(read("rejected/next.json", PlanAnswer.class).faults()).hasSize(2);
        FaultRecord fault = fault(StoreLayout.fault("plan", message), 1);
        assertThat(fault.function()).isEqualTo("plan");
        assertThat(fault.key()).isEmpty();
        assertThat(fault.message()).startsWith("not JSON: ");
        assertThat(queues.awaitDeadLetter(message::equals)).isEqualTo(fault.message());
    }

    @Test
    void somebodyElsesBucketIsNotTouchedAndTheFaultIsInTheOwnOne() {
        queues.send(PLAN_QUEUE, Events.created("theirs", "experiments/theirs.yaml"));

        FaultRecord fault = fault(StoreLayout.fault("plan", "experiments/theirs.yaml"), 1);
        assertThat(fault.message()).startsWith("bucket 'theirs' is not among those of this deployment: editrisk;");
    }

    @Test
    void aSubscriptionOfSnsIsRefusedInALine() {
        String message = Events.named("sns-subscription-confirmation.json").toString();
        queues.send(PLAN_QUEUE, message);

        assertThat(fault(StoreLayout.fault("plan", message), 1).message())
                .startsWith(
                        "SNS sent a SubscriptionConfirmation of arn:aws:sns:us-west-2:123456789012:MyTopic: its link is");
    }

    @Test
    void anEditIsHandedOverAsAMessageOrAsACloudEvent() {
        store.put(
                "profiles/mistaken.yaml",
                "name: ${name}\nmodel: {weights: \"${original}\"}\nedits: [{weights: \"${edited}\"}]\n"
                        .getBytes(StandardCharsets.UTF_8));
        String edit = "{\"original\": \"s3://editrisk/a\", \"edited\": \"s3://editrisk/b\", \"profile\": \"mistaken\","
                + " \"name\": \"%s\"}";
        queues.send(PLAN_QUEUE, edit.formatted("alone"));
        queues.send(PLAN_QUEUE, Calls.envelope("io.editrisk.plan", edit.formatted("in-an-event")));

        for (String name : List.of("alone", "in-an-event")) {
            String key = Eventually.found(
                    "experiment " + name,
                    () -> store.keys("experiments/").stream()
                            .filter(one -> store.find(one)
                                    .map(yaml -> new String(yaml, StandardCharsets.UTF_8))
                                    .filter(yaml -> yaml.contains("name: \"" + name + "\""))
                                    .isPresent())
                            .findFirst());
            assertThat(read(StoreLayout.rejected(key), PlanAnswer.class).faults())
                    .isNotEmpty();
        }
    }

    @Test
    void anObjectThatIsNotThereLeavesItsFaultWithItsRun() {
        String key = StoreLayout.trial("gone-1", "full-fine-tuning", 0, OptionalInt.empty());
        bell.ring(new Doorbell(Calls.BUCKET, key));
        upload("experiments/after.yaml", SmallExperiment.wrong());

        assertThat(read("rejected/after.json", PlanAnswer.class).faults()).hasSize(2);
        fault(StoreLayout.fault("edit", key), 1);
        assertThat(FaultRecord.of(store, "gone-1")).singleElement().satisfies(fault -> {
            assertThat(fault.function()).isEqualTo("edit");
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.message()).isEqualTo("no object s3://editrisk/" + key);
        });
    }

    @Test
    void anObjectThatWentWrongDoesNotKeepTheOthersOfItsMessageWaiting() {
        String missing = "experiments/missing.yaml";
        store.put("experiments/there.yaml", SmallExperiment.wrong());
        Eventually.found("answer", () -> store.find("rejected/there.json"));
        store.delete("rejected/there.json");

        queues.send(PLAN_QUEUE, Events.created(Calls.BUCKET, missing, "experiments/there.yaml"));

        read("rejected/there.json", PlanAnswer.class);
        assertThat(fault(StoreLayout.fault("plan", missing), 1).key()).isEqualTo(missing);
        assertThat(store.exists(StoreLayout.fault("plan", "experiments/there.yaml")))
                .isFalse();
    }

    @Test
    void whatIsWorthAnotherTryEndsInTheDeadLettersAfterItsDeliveries() {
        String key = "experiments/away.yaml";
        QuarkusMock.installMockForType(
                new PartlyAway(new AllowedBuckets(backends.local().orElseThrow().stores(), Set.of()), key),
                ObjectStores.class);
        bell.ring(new Doorbell(Calls.BUCKET, key));

        assertThat(queues.awaitDeadLetter(body -> body.contains(key))).isEqualTo("away");
        FaultRecord fault = fault(StoreLayout.fault("plan", key), 3);
        assertThat(fault).isEqualTo(new FaultRecord("plan", key, 3, "away"));
    }

    /** A store one of whose objects is out of reach. */
    private record PartlyAway(ObjectStores whole, String away) implements ObjectStores {
        @Override
        public ObjectStore home() {
            return bucket(whole.home().bucket());
        }

        @Override
        public ObjectStore bucket(String name) {
            return new Failing(
                    whole.bucket(name), away, new StoreException(StoreException.Kind.UNAVAILABLE, "away", null));
        }
    }
}
