package io.editrisk.function;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.event.Events;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP door takes beside calls of a function: any store's events, batches, experiments, whole edits. */
@QuarkusTest
@TestProfile(HttpAlone.class)
class HttpDoorTest {

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String KEY = "experiments/wrong.yaml";

    @Inject
    ObjectStores stores;

    private ObjectStore store;
    private Set<String> before;

    @BeforeEach
    void fill() {
        store = stores.home();
        SmallExperiment.upload(store);
        store.put(KEY, SmallExperiment.wrong());
        before = store.keys("");
    }

    private List<String> written() {
        List<String> after = new ArrayList<>(store.keys(""));
        after.removeAll(before);
        return after;
    }

    private static RequestSpecification as(String type) {
        EncoderConfig asText = EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT);
        return given().config(RestAssured.config().encoderConfig(asText)).contentType(type);
    }

    private static void assertRejected(Response response) {
        response.then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].function", equalTo("plan"))
                .body("[0].key", equalTo(KEY))
                .body("[0].outcome", equalTo("rejected"));
    }

    /** The document with the object of this test in the place of its own. */
    private static String about(String file) {
        JsonNode event = Events.named(file);
        if (event.has("detail")) {
            ((ObjectNode) event.at("/detail/bucket")).put("name", Calls.BUCKET);
            ((ObjectNode) event.at("/detail/object")).put("key", KEY);
        } else if (event.has("Records")) {
            ((ObjectNode) event.at("/Records/0/s3/bucket")).put("name", Calls.BUCKET);
            ((ObjectNode) event.at("/Records/0/s3/object")).put("key", KEY);
        } else {
            ((ObjectNode) event).put("bucket", Calls.BUCKET);
            ((ObjectNode) event.at("/object")).put("key", KEY);
        }
        return event.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3-object-created.json",
                "eventbridge-object-created.json",
                "ceph-object-created.json",
                "minio-object-created.json",
                "r2-object-created.json"
            })
    void anyStoresEventFindsItsFunctionByItsKey(String file) {
        assertRejected(Calls.json().body(about(file)).post("/"));
        assertRejected(Calls.json().body(about(file)).post("/plan"));
        assertRejected(Calls.binary("com.amazonaws.s3.ObjectCreated:Put")
                .body(about(file))
                .post("/"));
        assertRejected(Calls.structured()
                .body(Calls.envelope("com.amazonaws.s3.ObjectCreated:Put", about(file)))
                .post("/"));
        assertRejected(as(BATCH)
                .body("[" + Calls.envelope("Object Created", about(file)) + "]")
                .post("/"));
    }

    @Test
    void anObjectThatRingsNothingIsFine() {
        Calls.json()
                .body(Events.created(Calls.BUCKET, "models/new.safetensors"))
                .post("/")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    @Test
    void aBatchAnswersEachOfItsEventsInTheirOrder() {
        String one = Calls.envelope("io.editrisk.plan", Events.created(Calls.BUCKET, KEY));
        String other = Calls.envelope(
                "com.amazonaws.s3.ObjectCreated:Put",
                Events.named("s3-test-event.json").toString());

        as(BATCH)
                .body("[" + one + "," + other + "," + one + "]")
                .post("/")
                .then()
                .statusCode(200)
                .body("outcome", equalTo(List.of("rejected", "rejected")));
        as(BATCH).body("[]").post("/").then().statusCode(200).body("$", hasSize(0));
        as(BATCH)
                .body("[" + Calls.envelope("io.editrisk.plna", "{}") + "]")
                .post("/")
                .then()
                .statusCode(404);
    }

    private static RequestSpecification sns(String type) {
        return as("text/plain; charset=UTF-8").header("x-amz-sns-message-type", type);
    }

    /** SNS says of its JSON that it is plain text, raw or in its envelope. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/plan"})
    void whatSnsSendsIsRead(String path) {
        ObjectNode envelope = (ObjectNode) Events.named("sns-notification.json");
        envelope.put("Message", about("s3-object-created.json"));

        assertRejected(sns("Notification").body(envelope.toString()).post(path));
        assertRejected(sns("Notification")
                .header("x-amz-sns-rawdelivery", "true")
                .body(about("s3-object-created.json"))
                .post(path));
    }

    @Test
    void aSubscriptionOfSnsIsRefusedInALine() {
        sns("SubscriptionConfirmation")
                .body(Events.named("sns-subscription-confirmation.json").toString())
                .post("/plan")
                .then()
                .statusCode(400)
                .body("error", startsWith("SNS sent a SubscriptionConfirmation"));
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/yaml", "application/x-yaml"})
    void anExperimentsTextIsStoredAndPlanned(String type) {
        String run = as(type).body(new String(SmallExperiment.named("posted"), StandardCharsets.UTF_8))
                .post("/plan?name=posted")
                .then()
                .statusCode(200)
                .body("[0].key", equalTo("experiments/posted.yaml"))
                .body("[0].faults", hasSize(0))
                .extract()
                .path("[0].run");

        assertThat(run).startsWith("posted-");
        assertThat(store.read("experiments/posted.yaml")).isEqualTo(SmallExperiment.named("posted"));
        assertThat(store.exists(StoreLayout.plan(run))).isTrue();
        assertThat(store.exists("accepted/posted.json")).isTrue();
    }

    @Test
    void aWrongExperimentIsRefusedWithItsLinesUnderANameOfItsContent() {
        String key = as("application/yaml")
                .body(new String(SmallExperiment.wrong(), StandardCharsets.UTF_8))
                .post("/plan")
                .then()
                .statusCode(422)
                .body("[0].outcome", equalTo("rejected"))
                .body("[0].faults", hasSize(2))
                .extract()
                .path("[0].key");

        assertThat(key).matches("experiments/[0-9a-f]{12}\\.yaml");
        assertThat(written()).containsExactlyInAnyOrder(key, StoreLayout.rejected(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../models/x", "A", "a b", "a\u202eb", ""})
    void aNameThatIsNoneIsRefused(String name) {
        as("application/yaml")
                .queryParam("name", name)
                .body("name: a")
                .post("/plan")
                .then()
                .statusCode(400)
                .body("error", startsWith("'name' is not a name; allowed are lower-case letters"));
        assertThat(written()).isEmpty();
    }

    private void registry() throws Exception {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            store.put(
                    "registry/new.safetensors",
                    Safetensors.encode(Map.of(
                            "classifier.0.bias", manager.create(new float[] {1024, 0, 0, 0, 0, 0, 0, 0, 0, 0}))));
        }
        String profile =
                Files.readString(Path.of("examples/profiles/garments.yaml")).replace("limit: 600", "limit: 30");
        store.put("profiles/garments.yaml", profile.getBytes(StandardCharsets.UTF_8));
        before = store.keys("");
    }

    private static String handOver(String edited, String profile) {
        return """
                {"original": "s3://editrisk/models/garments.safetensors", "edited": "%s", "profile": "%s"}
                """.formatted(edited, profile);
    }

    @Test
    void anEditThatIsHandedOverIsMeasuredByTheOperatorsProfile() throws Exception {
        registry();
        String edit = handOver("s3://editrisk/registry/new.safetensors", "garments");

        Response first = Calls.json().body(edit).post("/plan");
        String run = first.then()
                .statusCode(200)
                .body("[0].faults", hasSize(0))
                .extract()
                .path("[0].run");
        String key = first.path("[0].key");

        assertThat(run).startsWith("garments-");
        assertThat(key).matches("experiments/[0-9a-f]{12}\\.yaml");
        assertThat(new String(store.read(key), StandardCharsets.UTF_8))
                .contains(
                        "weights: \"s3://editrisk/registry/new.safetensors\"",
                        "# Blanks are whole values: ${original}");
        assertThat(store.keys(StoreLayout.run(run)))
                .contains(StoreLayout.plan(run))
                .anyMatch(path -> path.contains("external@new/trials/0.trial.json"));
        for (Response again : List.of(
                Calls.binary("io.editrisk.plan").body(edit).post("/"),
                Calls.structured()
                        .body(Calls.envelope("org.example.model.registered", edit))
                        .post("/"),
                Calls.json().body(edit).post("/"))) {
            again.then().statusCode(200).body("[0].run", equalTo(run)).body("[0].outcome", equalTo("there-already"));
        }
        Calls.structured()
                .body(Calls.envelope("io.editrisk.plan", edit))
                .post("/")
                .then()
                .statusCode(200)
                .body("data[0].run", equalTo(run));
    }

    @Test
    void whatCannotBeHandedOverIsRefusedInALineAndNothingIsWritten() throws Exception {
        registry();

        Calls.json()
                .body(handOver("s3://theirs/new.safetensors", "garments"))
                .post("/plan")
                .then()
                .statusCode(422)
                .body("error", startsWith("bucket 'theirs' is not among those of this deployment: editrisk;"));
        Calls.json()
                .body(handOver("s3://editrisk/registry/new.safetensors", "imagenet"))
                .post("/plan")
                .then()
                .statusCode(422)
                .body("error", equalTo("no object s3://editrisk/profiles/imagenet.yaml"));
        Calls.json()
                .body(handOver("https://example.com/new.safetensors", "garments"))
                .post("/plan")
                .then()
                .statusCode(400)
                .body(
                        "error",
                        startsWith("'edited' is 'https://example.com/new.safetensors'; allowed is s3://BUCKET/KEY"));
        assertThat(written()).isEmpty();
    }
}
