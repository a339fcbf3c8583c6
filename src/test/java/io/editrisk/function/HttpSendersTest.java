package io.editrisk.function;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.editrisk.event.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that knows its senders: every door of it asks for a token or a signature. */
@QuarkusTest
@TestProfile(HttpWithToken.class)
class HttpSendersTest {

    private static final String BODY =
            Events.created(Calls.BUCKET, "models/new.safetensors").toString();

    private static RequestSpecification json() {
        return given().contentType("application/json").body(BODY);
    }

    @Test
    void aTokenOpensTheDoor() {
        json().header("authorization", "Bearer " + HttpWithToken.TOKEN)
                .post("/")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
        json().auth()
                .preemptive()
                .basic("sns", HttpWithToken.TOKEN)
                .post("/")
                .then()
                .statusCode(200);
    }

    @Test
    void aSignatureOpensTheDoor() throws Exception {
        String now = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(HttpWithToken.SECRET.substring("whsec_".length())), "HmacSHA256"));
        byte[] signature = mac.doFinal(("1." + now + "." + BODY).getBytes(StandardCharsets.UTF_8));

        json().header("webhook-id", "1")
                .header("webhook-timestamp", now)
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .post("/")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/plan", "/edit", "/choose", "/evaluate", "/aggregate"})
    void nobodyElseIsHeardAtAnyDoor(String door) {
        json().post(door)
                .then()
                .statusCode(401)
                .header("www-authenticate", startsWith("Basic realm="))
                .body("error", equalTo("a request without a token or a signature that is known here"))
                .body("retry", equalTo(false));
        json().header("authorization", "Bearer " + HttpWithToken.TOKEN + "x")
                .post(door)
                .then()
                .statusCode(401);
    }
}
