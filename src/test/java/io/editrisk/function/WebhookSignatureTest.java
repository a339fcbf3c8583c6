package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the vector that the libraries of Standard Webhooks are tested by (github.com/standard-webhooks/standard-webhooks). */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";

    private final Map<String, String> headers = new TreeMap<>(Map.of(
            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    private void require(List<String> secrets, String body, Instant now) {
        new WebhookSignature(secrets, Duration.ofMinutes(5))
                .require(headers::get, body.getBytes(StandardCharsets.UTF_8), now);
    }

    @Test
    void thePublishedSignatureHolds() {
        assertThatCode(() -> require(List.of(SECRET), BODY, SENT)).doesNotThrowAnyException();
        assertThatCode(() -> require(List.of(OTHER, SECRET), BODY, SENT)).doesNotThrowAnyException();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        headers.put(
                "webhook-signature",
                "v1a,abc v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= " + headers.get("webhook-signature"));

        assertThatCode(() -> require(List.of(SECRET), BODY, SENT)).doesNotThrowAnyException();
    }

    @Test
    void anotherBodyIdTimeOrSecretIsRefused() {
        String refused = "no webhook-signature is of this body and a secret known here";
        assertThatThrownBy(() -> require(List.of(SECRET), BODY + " ", SENT)).hasMessage(refused);
        assertThatThrownBy(() -> require(List.of(OTHER), BODY, SENT)).hasMessage(refused);
        headers.put("webhook-timestamp", "1614265331");
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT)).hasMessage(refused);
        headers.put("webhook-timestamp", "1614265330");
        headers.put("webhook-id", "msg_other");
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        fault -> org.assertj.core.api.Assertions.assertThat(fault.status())
                                .isEqualTo(401));
    }

    @Test
    void whatWasSignedLongAgoIsNotHeardAgain() {
        String refused = "webhook-timestamp is not within 300 seconds of this machine's time";
        assertThatCode(() -> require(List.of(SECRET), BODY, SENT.plusSeconds(300)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT.plusSeconds(301)))
                .hasMessage(refused);
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT.minusSeconds(301)))
                .hasMessage(refused);
        headers.put("webhook-timestamp", "soon");
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT)).hasMessage(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void eachHeaderIsNeeded(String name) {
        headers.remove(name);

        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT))
                .hasMessage("a request without " + name + "; requests are signed here as Standard Webhooks has it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_%"})
    void whatIsNoSecretIsRefusedWithoutShowingIt(String secret) {
        assertThatThrownBy(() -> new WebhookSignature(List.of(secret), Duration.ofMinutes(5)))
                .hasMessage(
                        "EDITRISK_HTTP_SECRETS holds what is no secret; allowed is whsec_ and the base64 of 24 to 64"
                                + " bytes");
    }
}
