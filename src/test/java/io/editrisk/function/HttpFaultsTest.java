package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.event.Events;
import io.editrisk.event.FunctionName;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender is told of a fault: a status that says whether to send again, and one line of why. */
@QuarkusTest
@TestProfile(HttpAlone.class)
class HttpFaultsTest {

    private static final String GONE = "experiments/gone.yaml";

    private static void assertFault(Response response, int status, boolean retry, String error) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.header("retry-after")).isEqualTo(retry ? "5" : null);
        Map<String, Object> body = response.jsonPath().getMap("");
        assertThat(body).containsOnlyKeys("error", "retry").containsEntry("retry", retry);
        assertThat(String.valueOf(body.get("error")))
                .startsWith(error)
                .hasLineCount(1)
                .doesNotContain("Exception", "io.editrisk.", "io.quarkus", "java.");
    }

    @Test
    void whatIsNotJsonIsTheSendersFault() {
        assertFault(Calls.json().body("{\"bucket\"").post("/plan"), 400, false, "the body is not JSON: Unexpected");
        assertFault(Calls.binary("io.editrisk.plan").body("{").post("/"), 400, false, "the body is not JSON: ");
        assertFault(Calls.structured().body("{").post("/"), 400, false, "the body is not JSON: ");
    }

    @Test
    void anEmptyBodyIsTheSendersFault() {
        assertFault(Calls.json().post("/plan"), 400, false, "the body is empty");
        assertFault(Calls.binary("io.editrisk.plan").post("/"), 400, false, "the body is empty");
        assertFault(Calls.structured().post("/"), 400, false, "the body is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "7", "\"text\""})
    void jsonThatIsNoEventIsTheSendersFault(String body) {
        assertFault(Calls.json().body(body).post("/plan"), 400, false, "not an event about an object: allowed are");
        assertFault(
                Calls.structured()
                        .body(Calls.envelope("io.editrisk.plan", body))
                        .post("/"),
                400,
                false,
                "not an event about an object: allowed are");
    }

    @Test
    void anUnknownFunctionIsNotThere() {
        assertFault(Calls.json().body("{}").post("/plna"), 404, false, "no such function");
        assertFault(Calls.json().body("{}").post("/plan/more"), 404, false, "no such function");
        assertFault(Calls.json().body("{}").post("/"), 400, false, "not an event about an object: allowed are");
        assertFault(RestAssured.get("/plna"), 404, false, "no such function");
    }

    @Test
    void anUnknownEventTypeIsNotThere() {
        assertFault(Calls.binary("io.editrisk.plna").body("{}").post("/"), 404, false, "no such function, event type");
        assertFault(
                Calls.structured()
                        .body(Calls.envelope("io.editrisk.other", "{}"))
                        .post("/"),
                404,
                false,
                "no such function, event type");
    }

    @Test
    void anEventWithoutAnIdIsTheSendersFault() {
        Response response = Calls.json()
                .header("ce-specversion", "1.0")
                .header("ce-source", "urn:test")
                .header("ce-type", "io.editrisk.plan")
                .body(Events.created(Calls.BUCKET, GONE))
                .post("/");

        assertFault(response, 400, false, "a CloudEvent without ce-id");
    }

    @Test
    void functionsAnswerPostAlone() {
        assertFault(RestAssured.get("/plan?bucket=editrisk&key=" + GONE), 405, false, "functions answer POST");
        assertFault(RestAssured.get("/"), 405, false, "functions answer POST");
        assertFault(Calls.json().body("{}").put("/plan"), 405, false, "functions answer POST");
        assertThat(RestAssured.delete("/plan").header("allow")).isEqualTo("POST");
    }

    @Test
    void otherMediaTypesAreUnsupported() {
        assertFault(RestAssured.given().body("{}").post("/plan"), 415, false, "content-type is text/plain");
        assertFault(RestAssured.post("/plan"), 415, false, "content-type is application/x-www-form-urlencoded");
    }

    @Test
    void aBodyTooLargeIsRefused() {
        assertFault(Calls.json().body(" ".repeat(1_500_000)).post("/plan"), 413, false, "the body is too large");
    }

    @Test
    void aKeyThatIsAnothersIsTheSendersFault() {
        assertFault(
                Calls.plain(FunctionName.EDIT, GONE),
                400,
                false,
                "edit is rung by runs/....trial.json, not by experiments/gone.yaml");
    }

    @Test
    void whatIsNotThereOrSomebodyElsesIsNotWorthAnotherTry() {
        assertFault(
                Calls.structured(FunctionName.PLAN, GONE), 422, false, "no object s3://editrisk/experiments/gone.yaml");
        Response bucket = Calls.json().body(Events.created("no-bucket", GONE)).post("/plan");
        assertFault(
                bucket,
                422,
                false,
                "bucket 'no-bucket' is not among those of this deployment: editrisk; others are allowed by"
                        + " EDITRISK_STORE_BUCKETS");
    }

    @Test
    void aStoreOutOfReachIsWorthAnotherTry() throws IOException {
        try (S3ObjectStores away = S3ObjectStores.of(nowhere(), Calls.BUCKET)) {
            QuarkusMock.installMockForType(away, ObjectStores.class);

            assertFault(
                    Calls.binary(FunctionName.PLAN, GONE),
                    503,
                    true,
                    "s3://editrisk/experiments/gone.yaml: the store did not answer");
        }
    }

    private static S3ObjectStores.Connection nowhere() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new S3ObjectStores.Connection(
                    Optional.of(URI.create("http://127.0.0.1:" + free.getLocalPort())),
                    "us-east-1",
                    Optional.of("key"),
                    Optional.of("secret"),
                    Duration.ofSeconds(2));
        }
    }

    @Test
    void aFaultInsideIsWorthAnotherTryAndKeepsItsDetailsInside() {
        QuarkusMock.installMockForType(new Broken(), ObjectStores.class);

        assertFault(Calls.plain(FunctionName.PLAN, GONE), 500, true, "a fault inside; the log says more");
    }

    private static final class Broken implements ObjectStores {
        @Override
        public ObjectStore home() {
            throw new IllegalStateException("broken on purpose in io.editrisk.function.Broken\n\tat a line");
        }

        @Override
        public ObjectStore bucket(String name) {
            return home();
        }
    }
}
